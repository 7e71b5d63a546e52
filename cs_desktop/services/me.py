"""Who of the team sits at this computer."""

import re
from collections import Counter
from collections.abc import Mapping

from cs_desktop.models.opening import current_author
from cs_desktop.models.queries.attention_care import account_cares
from cs_desktop.models.queries.workspace import member_names
from cs_desktop.services.context import Context


def my_member(ctx: Context, chosen: str) -> int | None:
    """Return the id of the team member who the user is; None where that is not known.

    `chosen` is the name that the user picked, empty for none; then the name that the system knows the user
    by decides, where exactly one member bears it.
    """
    return match_member(ctx.workspace.read(member_names), chosen, current_author().user)


def my_name(ctx: Context, chosen: str) -> str:
    """Return the name of the team member who the user is; empty where that is not known."""
    members = ctx.workspace.read(member_names)
    mine = match_member(members, chosen, current_author().user)
    return "" if mine is None else members[mine]


def name_of_user() -> str:
    """Return the name that the system's user name tells: of ana.ruiz it is Ana Ruiz; empty of one word."""
    parts = [part for part in re.split(r"[._ ]+", re.split(r"[\\/]", current_author().user)[-1]) if part]
    is_name = len(parts) > 1 and all(part.isalpha() for part in parts)
    return " ".join(part.capitalize() for part in parts) if is_name else ""


def busiest_member(ctx: Context, arr: Mapping[int, int]) -> int | None:
    """Return whose accounts pay most: as whom one looks around a workspace that is nobody's own.

    `arr` is what each account pays, by its id, in minor units.
    """
    owners: Counter[int] = Counter()
    for care in ctx.workspace.read(account_cares):
        if care.owner_id is not None:
            owners[care.owner_id] += arr.get(care.id, 0)
    return min(owners, key=lambda member: (-owners[member], member), default=None)


def name_to_look_around(ctx: Context, arr: Mapping[int, int]) -> str:
    """Return the name of the busiest member; empty where no account has an owner."""
    member = busiest_member(ctx, arr)
    return "" if member is None else ctx.workspace.read(member_names)[member]


def match_member(members: dict[int, str], chosen: str, user: str) -> int | None:
    """Return the member of a chosen name, else of a system's user name such as ana.ruiz or DESK\\ARuiz."""
    if chosen:
        return next((member for member, name in members.items() if name == chosen), None)
    wanted = _letters(re.split(r"[\\/]", user)[-1].partition("@")[0])
    found = [member for member, name in members.items() if wanted and wanted in _user_names(name)]
    return found[0] if len(found) == 1 else None


def _user_names(name: str) -> set[str]:
    """Return what a person of this name is called by systems: anaruiz, ruizana, aruiz, anar."""
    parts = [part for part in (_letters(part) for part in name.split()) if part]
    if len(parts) < 2:
        return set(parts)
    given, family = parts[0], parts[-1]
    return {"".join(parts), given + family, family + given, given[0] + family, given + family[0]}


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
