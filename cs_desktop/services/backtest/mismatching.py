"""Where the outcomes contradict each other: ARR, churn events and the source's flag."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from cs_desktop.analytics.backtest.outcomes import NOTHING, Ints, drops, lost_whole, unmatched
from cs_desktop.analytics.payments import NEVER
from cs_desktop.domain.backtest.result import NEAR_DAYS, Mismatch, MismatchKind
from cs_desktop.services.backtest.material import Material


def mismatches(material: Material) -> tuple[Mismatch, ...]:
    """Return them by kind, the newest first."""
    places, days, returned = lost_whole(material.course)
    events = (material.event_places, material.event_days)
    no_event = unmatched(places, days, events, NEAR_DAYS)
    # Who loses a product pays less; who leaves pays nothing.
    no_loss = np.where(
        material.of_product,
        unmatched(*events, drops(material.course), NEAR_DAYS),
        unmatched(*events, (places, days), NEAR_DAYS),
    )
    came_back = returned < NEVER
    found = [
        *_of(material, MismatchKind.NO_EVENT, places[no_event], days[no_event]),
        *_of(material, MismatchKind.NO_LOSS, events[0][no_loss], events[1][no_loss]),
        *_of(material, MismatchKind.RETURNED, places[came_back], days[came_back]),
        *_flag_mismatches(material, set(places.tolist())),
    ]
    kinds = list(MismatchKind)
    return tuple(
        sorted(found, key=lambda one: (kinds.index(one.kind), -(one.day or date.min).toordinal(), one.name))
    )


def _of(material: Material, kind: MismatchKind, places: Ints, days: Ints) -> Iterator[Mismatch]:
    for place, day in zip(places.tolist(), days.tolist(), strict=True):
        account_id = int(material.ids[place])
        yield Mismatch(kind, account_id, material.names[account_id], date.fromordinal(day))


def _flag_mismatches(material: Material, lost: set[int]) -> Iterator[Mismatch]:
    everybody = np.arange(len(material.ids))
    pays = material.course.at(everybody, np.full(len(everybody), material.until)) >= NOTHING
    for place, account_id in enumerate(material.ids.tolist()):
        flag = material.flags.get(account_id)
        if flag is True and pays[place]:
            yield Mismatch(MismatchKind.FLAG_PAYS, account_id, material.names[account_id], None)
        elif flag is False and not pays[place] and place in lost:
            yield Mismatch(MismatchKind.NO_FLAG, account_id, material.names[account_id], None)
