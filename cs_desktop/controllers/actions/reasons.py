"""Why something cannot be done now, found by asking what would have to be so."""

from dataclasses import replace
from typing import Any

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.spec import ActionSpec, Situation

_OPEN: dict[str, Any] = {"ready": True, "workspace": True}
_NEEDS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"ready": True}, marked("still loading")),
    (_OPEN, marked("open a workspace first")),
    ({**_OPEN, "exporting": False}, marked("an export is under way")),
    ({**_OPEN, "undo": "x", "redo": "x"}, marked("nothing to take back")),
    ({**_OPEN, "place": "portfolio"}, marked("go to the portfolio first")),
    ({**_OPEN, "place": "portfolio", "selected": True}, marked("select an account first")),
    ({**_OPEN, "place": "", "account": True, "exporting": False}, marked("open an account first")),
)
OTHERWISE = marked("not possible here")


def why_not(spec: ActionSpec, now: Situation) -> str:
    """Return why an action cannot be done now, in words not yet translated; empty if it can."""
    if spec.when(now):
        return ""
    for facts, reason in _NEEDS:
        if spec.when(replace(now, **facts)):
            return reason
    return OTHERWISE
