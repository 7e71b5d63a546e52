"""Why something cannot be done now, found by asking what would have to be so."""

from dataclasses import replace
from typing import Any

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.spec import ActionSpec, Situation

_OPEN: dict[str, Any] = {"ready": True, "workspace": True}
_ACCOUNT: dict[str, Any] = {**_OPEN, "place": "", "account": True, "exporting": False}
_NEEDS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"ready": True}, marked("still loading")),
    (_OPEN, marked("open a workspace first")),
    ({**_OPEN, "exporting": False}, marked("an export is under way")),
    ({**_OPEN, "undo": "x", "redo": "x"}, marked("nothing to take back")),
    ({**_OPEN, "place": "portfolio"}, marked("go to the portfolio first")),
    ({**_OPEN, "place": "portfolio", "selected": True}, marked("select an account first")),
    (_ACCOUNT, marked("open an account first")),
    ({**_ACCOUNT, "subscription": True}, marked("select a subscription of an account first")),
    ({**_ACCOUNT, "renewal": True}, marked("select a renewal of an account first")),
    ({**_ACCOUNT, "open_renewal": True}, marked("select an open renewal of an account first")),
    ({**_ACCOUNT, "map": True}, marked("open the journey map of an account first")),
    ({**_ACCOUNT, "reason_missing": True}, marked("no reason is missing here")),
    ({**_OPEN, "place": "home", "item": True}, marked("choose something on Home first")),
)
READ_ONLY = marked("this workspace is read only")
OTHERWISE = marked("not possible here")


def why_not(spec: ActionSpec, now: Situation) -> str:
    """Return why an action cannot be done now, in words not yet translated; empty if it can."""
    if spec.is_possible(now):
        return ""
    if spec.writes and now.read_only:
        return READ_ONLY
    for facts, reason in _NEEDS:
        if spec.when(replace(now, **facts)):
            return reason
    return OTHERWISE
