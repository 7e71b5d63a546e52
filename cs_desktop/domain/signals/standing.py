"""What holds of a signal: what somebody did with it on this occasion, or put off until a later day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cs_desktop.domain.attention import Finding
from cs_desktop.domain.signals.shown import SignalMark
from cs_desktop.domain.vocabulary import AttentionState


@dataclass(frozen=True, slots=True)
class Standings:
    """The marks of signals as of a day."""

    by_id: Mapping[int, SignalMark]
    put_off: Mapping[tuple[str, int | None], SignalMark]
    """By rule and account: what is put off until after the day, on whatever occasion."""

    def of(self, finding: Finding) -> SignalMark | None:
        """Return the mark that holds of a signal; None where nobody did anything, or its day has come.

        A new occasion asks again, but not before the day until which somebody put it off.
        """
        mark = self.by_id.get(finding.mark_id)
        if mark is None or mark.state is AttentionState.SNOOZED:
            return self.put_off.get((finding.key, finding.account_id))
        return mark


def standings(marks: Iterable[SignalMark], today: date) -> Standings:
    """Return what holds as of today; of marks put off, the latest day counts."""
    by_id: dict[int, SignalMark] = {}
    put_off: dict[tuple[str, int | None], SignalMark] = {}
    for mark in marks:
        by_id[mark.id] = mark
        if mark.state is AttentionState.SNOOZED and mark.until is not None and mark.until > today:
            known = put_off.get((mark.rule, mark.account_id))
            if known is None or known.until is None or known.until < mark.until:
                put_off[mark.rule, mark.account_id] = mark
    return Standings(by_id, put_off)
