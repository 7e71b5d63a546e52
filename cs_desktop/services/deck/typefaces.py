"""The files of typefaces that are kept in the workspace for its decks."""

import re

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.attachments import Role
from cs_desktop.domain.deck.content import OURS, Typeface
from cs_desktop.models.queries import decks as stored
from cs_desktop.services.attachments import content_of
from cs_desktop.services.context import Context

_NAMED = re.compile(r"(?P<family>.+) (?P<weight>\d{3})\.(?:ttf|otf)")
"""What a kept file is called: "Source Sans 400.ttf"."""


def kept_typefaces(ctx: Context) -> tuple[str, ...]:
    """Return the families of which files are kept, by name."""
    return tuple(sorted({family for family, _, _ in _files(ctx)}))


def typeface_of(ctx: Context, family: str) -> tuple[Typeface, tuple[str, ...]]:
    """Return the files of a family, or ours and why a reader might miss it."""
    if not family:
        return OURS, ()
    found = [(weight, sha256) for name, weight, sha256 in _files(ctx) if name == family]
    try:
        files = tuple((weight, content_of(ctx, sha256)) for weight, sha256 in sorted(dict(found).items()))
    except KnownError as error:
        return OURS, (f"The typeface {family} is left out. {error}",)
    if not files:
        return OURS, (f"The typeface {family} is left out: its files are not in the workspace.",)
    return Typeface(family, files), ()


def _files(ctx: Context) -> list[tuple[str, int, str]]:
    """Return family, weight and hash of each kept file, the oldest first."""
    files = ctx.workspace.read(lambda connection: stored.kept_files(connection, None, Role.FONT))
    named = ((_NAMED.fullmatch(name), sha256) for name, sha256 in files)
    return [(found["family"], int(found["weight"]), sha256) for found, sha256 in named if found]
