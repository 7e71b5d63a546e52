"""Who belongs to a review: proposed by its kind, and missed where they are not asked."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from cs_desktop.domain.plan.shown import Who
from cs_desktop.domain.vocabulary import ContactRole, ReviewKind

ASKED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ReviewKind.QBR.value: (ContactRole.CHAMPION.value, ContactRole.POWER_USER.value),
        ReviewKind.EBR.value: (ContactRole.SPONSOR.value, ContactRole.DECISION_MAKER.value),
        ReviewKind.SUCCESS.value: (ContactRole.CHAMPION.value,),
    }
)
"""The roles that a kind of review is held for, the weightiest first."""


def proposed(kind: str, contacts: Mapping[int, Who], roles: Mapping[int, str], day: date) -> tuple[int, ...]:
    """Return the contacts that a review of this kind is for, by role and then by name.

    Who has left by the day is not asked. `roles` are stored roles by contact.
    """
    asked = ASKED[kind]
    here = [one for one in contacts.values() if not one.has_left(day)]
    fitting = [one for one in here if roles.get(one.id) in asked]
    fitting.sort(key=lambda one: (asked.index(roles[one.id]), one.name.casefold(), one.id))
    return tuple(one.id for one in fitting)
