"""What is to be said about the place in which a workspace lies."""

from pathlib import Path

from cs_desktop.common.language import count_text, tr
from cs_desktop.domain.notices import Notice
from cs_desktop.models.sync_folders import Machine, conflict_copies, sync_tool_of, this_machine

_NAMED = 2


def place_notices(path: Path, machine: Machine | None = None) -> tuple[Notice, ...]:
    """Return what to know about a workspace's folder: second versions beside it, a sync tool's care.

    `path` is the file itself, no link to it. `machine` stands for this computer if not given.
    """
    here = machine or this_machine()
    tool = sync_tool_of(path, here)
    copies = conflict_copies(path, tool, here)
    notices = []
    if copies:
        more = tr(" and {count} more", count=count_text(len(copies) - _NAMED)) if len(copies) > _NAMED else ""
        notices.append(
            Notice(
                "\n".join(("copies", str(path), *copies)),
                tr(
                    "{tool} kept another version of {name} beside it: {copies}{more}. Open it, carry "
                    "over what is missing, and move it away.",
                    tool=tool or tr("A sync tool"),
                    name=path.name,
                    copies=", ".join(copies[:_NAMED]),
                    more=more,
                ),
            )
        )
    if tool:
        notices.append(
            Notice(
                f"sync\n{path}",
                tr(
                    "{name} lies in a folder of {tool}. Close it and let {tool} finish before it is "
                    "opened on another computer; to edit at the same time, keep it on a shared drive.",
                    name=path.name,
                    tool=tool,
                ),
            )
        )
    return tuple(notices)
