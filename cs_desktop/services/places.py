"""What is to be said about the place in which a workspace lies."""

from pathlib import Path

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
        more = f" and {len(copies) - _NAMED:,} more" if len(copies) > _NAMED else ""
        notices.append(
            Notice(
                "\n".join(("copies", str(path), *copies)),
                f"{tool or 'A sync tool'} kept another version of {path.name} beside it: "
                f"{', '.join(copies[:_NAMED])}{more}. Open it, carry over what is missing, and move it away.",
            )
        )
    if tool:
        notices.append(
            Notice(
                f"sync\n{path}",
                f"{path.name} lies in a folder of {tool}. Close it and let {tool} finish before it is opened "
                "on another computer; to edit at the same time, keep it on a shared drive.",
            )
        )
    return tuple(notices)
