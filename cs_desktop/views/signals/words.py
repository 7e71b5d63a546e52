"""The words of the pages of signals."""

from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import count_text, marked, tr
from cs_desktop.domain.signals.shown import RuleShown, ShownSignal, StateFilter
from cs_desktop.domain.signals.words import OUTCOMES, STATES
from cs_desktop.domain.vocabulary import AttentionState

FILTERS = {
    StateFilter.ACTIVE: marked("To look at"),
    StateFilter.SNOOZED: marked("Snoozed"),
    StateFilter.SETTLED: marked("Dealt with"),
    StateFilter.ALL: marked("All"),
}


def state_text(one: ShownSignal) -> str:
    """Return what was done with a signal, in a few words."""
    mark = one.mark
    if mark is None:
        return tr(STATES[None])
    word = tr(STATES[mark.state])
    if mark.state is AttentionState.SNOOZED and mark.until is not None:
        return tr("Snoozed until {day}", day=day_text(mark.until))
    if mark.outcome is not None:
        return tr("{state}: {outcome}", state=word, outcome=tr(OUTCOMES[mark.outcome]))
    return word


def opened_text(one: ShownSignal, as_of: date) -> str:
    """Return since when a signal is open."""
    if one.opened is None:
        return tr("over 6 months")
    return tr("Today") if one.opened == as_of else day_text(one.opened)


def since_text(one: ShownSignal, as_of: date) -> str:
    """Return the same where nothing says that it is about opening."""
    if one.opened is None:
        return tr("open for over 6 months")
    return tr("open since {day}", day=opened_text(one, as_of))


def opened_told(one: ShownSignal, as_of: date) -> str:
    """Return the same as a sentence."""
    if one.opened is None:
        return tr("Open for more than 6 months.")
    days = (as_of - one.opened).days
    return tr("Open since {day} ({days} d).", day=day_text(one.opened), days=days)


def done_told(one: ShownSignal) -> str:
    """Return who did what with it; empty where nobody did anything."""
    mark = one.mark
    if mark is None:
        return ""
    told = state_text(one)
    if mark.marked_on is not None:
        told = tr("{deed}, on {day}", deed=told, day=day_text(mark.marked_on))
    return f"{told}. {mark.note}" if mark.note else f"{told}."


def fed_text(one: RuleShown) -> str:
    """Return of how many accounts there is data."""
    if one.fed == 0:
        return tr("no data")
    return tr("{count} of {all}", count=count_text(one.fed), all=count_text(one.of))
