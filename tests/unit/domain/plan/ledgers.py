"""A plan with one objective to agree on and to confirm."""

from datetime import UTC, date, datetime

from cs_desktop.domain.plan.content import (
    AgreementEntry,
    ConfirmationEntry,
    PlanContent,
    PlanHead,
    PlanMeasure,
    PlanObjective,
)
from cs_desktop.domain.plan.shown import PlanShown

TODAY = date(2026, 10, 13)
_MOMENT = datetime(2026, 10, 13, 12, tzinfo=UTC)
_HEAD = PlanHead(
    *(1, 1, "Plan", "draft", "On time", None, None, None, None, None, 1, None, 0, None, "secret", "")
)


def measure(**values) -> PlanMeasure:
    """Return planner hours from 41 to 22, which are at 27; an hour is worth $500 a month, half of it ours."""
    usual = {
        "id": 3,
        "objective_id": 2,
        "name": "Planner hours",
        "kind": "lower",
        "unit": "h",
        "metric_id": None,
        "baseline": 41.0,
        "baseline_on": date(2026, 4, 14),
        "target": 22.0,
        "target_high": None,
        "current": 27.0,
        "current_on": date(2026, 10, 1),
        "due": date(2026, 12, 31),
        "position": 0,
        "definition": "",
        "library_id": None,
        "scale": None,
        "steps": None,
        "worth_value": 50_000,
        "worth_period": "month",
        "worth_share": 50,
        "worth_note": "",
    }
    return PlanMeasure(**{**usual, **values})


def objective(**values) -> PlanObjective:
    """Return an objective."""
    usual = {
        "id": 2,
        "text": "Mornings back",
        "category": "",
        "state": "open",
        "position": 0,
        "owner_id": None,
        "contact_id": None,
        "asked_on": None,
        "override": "",
        "override_reason": "",
        "override_on": None,
        "notes": "",
        "shared_notes": "",
    }
    return PlanObjective(**{**usual, **values})


def plan(*, measures=None, **parts) -> PlanContent:
    """Return the plan."""
    objectives = parts.pop("objectives", (objective(),))
    return PlanContent(_HEAD, objectives, (measure(),) if measures is None else measures, **parts)


def shown(content: PlanContent, **values) -> PlanShown:
    """Return what the page shows of it."""
    return PlanShown(1, TODAY, (), content, account="Halden", **values)


def agreement(entry_id: int, terms, day: date = date(2026, 4, 14), **values) -> AgreementEntry:
    """Return an entry of the ledger."""
    usual = {
        "plan_id": 1,
        "objective_id": None,
        "review_id": None,
        "contact_id": 5,
        "quote": "",
        "contact_name": "Ana, COO",
        "made_at": _MOMENT,
        "made_by": "me",
        "revokes_id": None,
        "reason": "",
    }
    return AgreementEntry(id=entry_id, day=day, terms=terms, **{**usual, **values})


def confirmation(entry_id: int, worth: int | None = None, **values) -> ConfirmationEntry:
    """Return an entry of the ledger."""
    usual = {
        "plan_id": 1,
        "objective_id": 2,
        "measure_id": 3,
        "review_id": None,
        "contact_id": 5,
        "contact_name": "Ana, COO",
        "day": date(2026, 9, 1),
        "quote": "Yes",
        "result": {"current": 30.0},
        "attachment_id": None,
        "sha256": "",
        "made_at": _MOMENT,
        "made_by": "me",
        "revokes_id": None,
        "reason": "",
    }
    return ConfirmationEntry(id=entry_id, worth=worth, **{**usual, **values})
