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
    ({**_OPEN, "deck": True, "exporting": False}, marked("open a deck first")),
    ({**_ACCOUNT, "subscription": True}, marked("select a subscription of an account first")),
    ({**_ACCOUNT, "renewal": True}, marked("select a renewal of an account first")),
    ({**_ACCOUNT, "open_renewal": True}, marked("select an open renewal of an account first")),
    ({**_ACCOUNT, "reason_missing": True}, marked("no reason is missing here")),
    ({**_OPEN, "place": "home", "item": True}, marked("choose something on Home first")),
    ({**_OPEN, "signal": True}, marked("choose a signal first")),
    ({**_OPEN, "signal_marked": True}, marked("choose a signal first that somebody is at")),
    ({**_OPEN, "place": "analytics"}, marked("go to Analytics first")),
)
_MAP: dict[str, Any] = {**_ACCOUNT, "map": True, "map_past": False}
_NEEDS_OF_MAP: tuple[tuple[dict[str, Any], str], ...] = (
    ({"map_locked": True}, marked("the map is not locked")),
    ({"map_template": False}, marked("this is a template, not the map of an account")),
    ({"map_template": True}, marked("open a template of your own first")),
    ({"map_outdated": True}, marked("the template of the map has no newer edition")),
    ({"workshop": False}, marked("a workshop is under way")),
    ({"workshop": True}, marked("hold a workshop at the map first")),
    ({"map_cards": 1}, marked("choose a card on the map first")),
    ({"map_cards": 2}, marked("choose several cards on the map first")),
    ({"map_stage": True}, marked("choose a stage of the map first")),
    ({"map_lane": True}, marked("choose a lane of the map first")),
    ({"map_milestone": True}, marked("choose a milestone on the map first")),
    ({"map_links": True}, marked("choose a link on the map first")),
    ({"map_gap": True}, marked("choose a gap on the map first")),
    ({"map_linkable": True}, marked("choose one gap or bridge on the map first")),
    ({"map_endable": True}, marked("choose a gap or a bridge on the map first")),
    ({"map_measurable": True}, marked("choose a metric or a bridge on the map first")),
    ({"map_feelings": 1}, marked("choose a feeling on the map first")),
    ({"map_personas": 1}, marked("add a persona to the map first")),
    ({"map_personas": 2}, marked("the map has no other persona")),
    ({"map_surveys": True}, marked("no survey says anything of this map")),
    ({"workshop": True, "map_cards": 1}, marked("hold a workshop, and choose a card on the map first")),
    ({"map_past": True}, marked("the map is shown as it is now")),
)
"""What one thing would have to be otherwise on a map that is open to changes; the smallest change first."""
READ_ONLY = marked("this workspace is read only")
LOCKED = marked("unlock the map first")
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
    return _why_not_on_map(spec, now) or OTHERWISE


def _why_not_on_map(spec: ActionSpec, now: Situation) -> str:
    """Return what is missing of the map for an action that one does on it; empty for any other."""
    there = replace(now, **_MAP)
    unlocked = replace(there, map_locked=False)
    if spec.when(there):
        return _why_no_map(now)
    if spec.when(unlocked):
        return LOCKED if now.map else _why_no_map(now)
    for facts, reason in _NEEDS_OF_MAP:
        if spec.when(replace(unlocked, **facts)):
            if not now.map and "map_past" not in facts:
                return _why_no_map(now)
            return reason if "map_locked" in facts or spec.when(replace(there, **facts)) else LOCKED
    return ""


def _why_no_map(now: Situation) -> str:
    if now.map_past or now.map_templates:
        return marked("go back to the map first")
    if now.map_missing:
        return marked("start a journey map first")
    return marked("open the journey map of an account first")
