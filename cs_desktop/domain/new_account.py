"""What a person enters about a new account, and by what it may be known already."""

import unicodedata
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from cs_desktop.common.language import tr
from cs_desktop.domain.vocabulary import Relation

NAME_LIMIT = 300
"""Characters that a name may have."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be added, its fields as text by the names that they have on screen."""

    name: str
    relation: Relation = Relation.CUSTOMER
    fields: dict[str, str] = field(default_factory=dict)
    parent_id: int | None = None


def comparable_name(name: str) -> str:
    """Return a name as it is compared: case, spaces and the width of letters do not count."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def site_of(website: str) -> str:
    """Return the host that a website names, without `www.`; empty where it names none."""
    text = website.strip().casefold()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").rstrip(".")


def length_problem(name: str) -> str:
    """Return what is wrong with the length of a name; empty if nothing."""
    if len(name.strip()) <= NAME_LIMIT:
        return ""
    return tr(
        "Enter at most {name_limit} characters; this name has {count}.",
        name_limit=NAME_LIMIT,
        count=len(name.strip()),
    )
