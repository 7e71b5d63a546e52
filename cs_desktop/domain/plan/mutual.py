"""What both sides do for a plan: which actions are open, which are late, and whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.content import Action
from cs_desktop.domain.plan.shown import PlanShown, Who

RECENT = 1
"""How many of those done last are shown below the open ones."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action as a list shows it."""

    action: Action
    who: str
    """Who does it; empty where nobody is named."""
    gone: bool
    """Whether who does it has left."""
    overdue: int
    """By how many days it is overdue; 0 for not."""
    when: str
    """The day that counts, in words."""

    @property
    def id(self) -> int:
        """Return the id of the action."""
        return self.action.id

    @property
    def is_done(self) -> bool:
        """Return whether it is done."""
        return self.action.done_on is not None


def rows_of(shown: PlanShown) -> Sequence[ActionRow]:
    """Return all actions of the plan: the open ones by their due days, then the done ones, the last first."""
    if shown.content is None:
        return []
    rows = [_row(action, shown) for action in shown.content.actions]
    still = sorted((one for one in rows if not one.is_done), key=lambda one: one.action.due or date.max)
    done = [one for one in rows if one.is_done]
    return [*still, *sorted(done, key=lambda one: one.action.done_on or date.min, reverse=True)]


def of_side(rows: Sequence[ActionRow], party: Party) -> Sequence[ActionRow]:
    """Return the actions of one side."""
    return [one for one in rows if one.action.party == party.value]


def brief(rows: Sequence[ActionRow], most: int) -> Sequence[ActionRow]:
    """Return what stands on the page: the open ones, as many as fit, and those done last."""
    still = [one for one in rows if not one.is_done][:most]
    done = [one for one in rows if one.is_done][:RECENT]
    return [*still, *done]


def fitting(rows: Sequence[ActionRow], text: str) -> Sequence[ActionRow]:
    """Return the actions in whose text or name every word of a text occurs."""
    words = text.casefold().split()
    return [one for one in rows if all(word in f"{one.action.text} {one.who}".casefold() for word in words)]


def spoken(row: ActionRow) -> str:
    """Return what is read aloud of an action."""
    parts = (
        row.action.text,
        tr("done") if row.is_done else tr("open"),
        row.when,
        tr("{name}, who has left", name=row.who) if row.gone else row.who,
    )
    return ", ".join(part for part in parts if part)


def _row(action: Action, shown: PlanShown) -> ActionRow:
    today = shown.today
    who = _who(action, shown)
    late = (today - action.due).days if action.due is not None and action.done_on is None else 0
    if late > 0:
        when = tr("{days} d overdue", days=late)
    else:
        day = action.done_on or action.due
        when = short_day_text(day, today) if day is not None else ""
    gone = who is not None and who.has_left(today)
    return ActionRow(action, who.name if who is not None else "", gone, max(late, 0), when)


def _who(action: Action, shown: PlanShown) -> Who | None:
    if action.party == Party.OURS.value:
        return shown.members.get(action.owner_id) if action.owner_id is not None else None
    return shown.contacts.get(action.contact_id) if action.contact_id is not None else None
