"""An account's own row, its dated attributes and its people."""

import zlib
from dataclasses import dataclass
from datetime import date, timedelta

from cs_desktop.domain.vocabulary import ContactRole, PromiseOutcome, Relation
from cs_desktop.models.tables import SINCE_EVER, Account, AccountAttribute, Contact, Promise
from cs_desktop.services.demo import circle as people
from cs_desktop.services.demo.chance import between, pick, pick_weighted, whole
from cs_desktop.services.demo.desk import CENTS, Desk
from cs_desktop.services.demo.history import What
from cs_desktop.services.demo.profiles import SMB
from cs_desktop.services.demo.stages import stages_of

_TRAINED = (ContactRole.CHAMPION, ContactRole.POWER_USER, ContactRole.USER)
_INFLUENCE = {
    ContactRole.SPONSOR: "high",
    ContactRole.DECISION_MAKER: "high",
    ContactRole.CHAMPION: "medium",
    ContactRole.DETRACTOR: "medium",
}
_WARM, _COLD = 0.6, 0.42
_STRATEGIC_FROM = 500_000
_ACQUISITION, _ONBOARDING = (0.8, 1.4), (0.04, 0.1)
"""Cost as a part of the first ARR."""
_PROMISES: tuple[tuple[bool | None, float], ...] = ((True, 0.5), (False, 0.2), (None, 0.3))
"""Kept, broken or open, and how often."""

_PROMISED_DAYS = 120
"""Promises made at sale are kept or broken within so many days."""
_WITH_PHONE = (ContactRole.SPONSOR, ContactRole.CHAMPION, ContactRole.DECISION_MAKER)


@dataclass(frozen=True, slots=True)
class _Promise:
    """What sales promised, and whether it was kept; None while it is open."""

    text: str
    kept: bool | None


def write_account(desk: Desk) -> None:
    """Write the account's row, the history of its attributes, and its contacts."""
    steps = _attributes(desk)
    now = {field: value for field, value, _ in steps}
    profile, history = desk.history.profile, desk.history
    words = desk.teller.library.texts["industries"][profile.industry.name]
    outcome, metric = pick(desk.rng, words["outcomes"]), pick(desk.rng, words["metrics"])
    promise = _promise(desk)
    costs = between(desk.rng, _ACQUISITION), between(desk.rng, _ONBOARDING)
    customer = history.first_day is not None
    desk.rows.add_with_id(
        desk.account_id,
        Account,
        external_id=profile.external_id,
        name=profile.name,
        parent_id=None if profile.parent is None else desk.shared.accounts[profile.parent],
        owner_id=int(now["owner"]) if now.get("owner") else None,
        lifecycle_id=int(now["lifecycle"]) if "lifecycle" in now else None,
        industry=now["industry"],
        region=now["region"],
        segment=now["segment"],
        tier=now["tier"],
        relation=(Relation.CUSTOMER if customer else Relation.PROSPECT).value,
        customer_since=history.first_day,
        first_value=history.day_of(What.FIRST_VALUE),
        acquisition_cost=_cents(profile.arr * costs[0]) if customer else None,
        onboarding_cost=_cents(profile.arr * costs[1]) if customer else None,
        website=f"https://www.{profile.domain}",
        desired_outcome=profile.cast.outcome if profile.cast else outcome,
        customer_metric=profile.cast.metric if profile.cast else metric,
        notes=_notes(desk, promise),
    )
    for field, value, since in steps:
        desk.add(AccountAttribute, account_id=desk.account_id, field=field, value=value, valid_from=since)
    _write_contacts(desk)
    if customer:
        _write_promise(desk, promise)


def _attributes(desk: Desk) -> list[tuple[str, str, date]]:
    """Return the dated values: field, value, from when; each field's in order of time."""
    history, profile = desk.history, desk.history.profile
    strategic = profile.arr >= _STRATEGIC_FROM
    tier = "Strategic" if strategic else "Core" if profile.segment == SMB else "Growth"
    steps = [("industry", profile.industry.name), ("region", profile.region.name), ("tier", tier)]
    segments = [segment for _, segment in history.segments] or [profile.segment]
    owners = [desk.member_in(tenure.seat) for tenure in history.tenures]
    lifecycle = stages_of(history, desk.horizon)
    dated = [
        *((field, value, SINCE_EVER) for field, value in steps),
        *_dated("segment", segments, [day for day, _ in history.segments]),
        *_dated("owner", ["" if o is None else str(o) for o in owners], [t.since for t in history.tenures]),
        *_dated(
            "lifecycle", [str(desk.shared.stages[s]) for _, s in lifecycle], [day for day, _ in lifecycle]
        ),
    ]
    return [step for step in dated if step[1] or step[2] != SINCE_EVER]


def _dated(field: str, values: list[str], days: list[date]) -> list[tuple[str, str, date]]:
    """Return one attribute's values; nobody knows what came before the first, so it holds since ever."""
    return [(field, value, SINCE_EVER if i == 0 else days[i]) for i, value in enumerate(values)]


def _promise(desk: Desk) -> _Promise:
    made = pick(desk.rng, desk.teller.library.texts["promises"]["made"])
    return _Promise(made, pick_weighted(desk.rng, _PROMISES))


def _notes(desk: Desk, promise: _Promise) -> str:
    """Return the promise and what the account does for us."""
    if desk.history.first_day is None:
        return f"Asked for before signing: {promise.text}."
    state = {True: "kept", False: "not kept", None: "open"}[promise.kept]
    lines = [f"Promised at sale: {promise.text} ({state})."]
    reference = desk.history.day_of(What.REFERENCE)
    if reference:
        lines.append(f"Reference since {reference.isoformat()}: takes calls from prospects.")
    return "\n".join(lines)


def _write_promise(desk: Desk, promise: _Promise) -> None:
    until, first = desk.horizon.until, desk.history.first_day
    assert first is not None
    settled = min(first + timedelta(days=_PROMISED_DAYS), until)
    outcome = {True: PromiseOutcome.KEPT.value, False: PromiseOutcome.BROKEN.value, None: ""}[promise.kept]
    if promise.kept is None and not desk.history.contract.arr():
        # Who has left is owed nothing any more.
        outcome = PromiseOutcome.BROKEN.value
    desk.add(
        Promise,
        account_id=desk.account_id,
        text=promise.text,
        made_on=first,
        due=settled if outcome else until + timedelta(days=whole(desk.rng, -10, 80)),
        owner_id=desk.member(until),
        outcome=outcome,
        settled_on=settled if outcome else None,
    )


def _write_contacts(desk: Desk) -> None:
    sponsor: int | None = None
    for contact in desk.circle.contacts:
        trained = None
        if contact.role in _TRAINED:
            trained = contact.since + timedelta(days=whole(desk.rng, 14, 75))
            if trained > min(contact.left or date.max, desk.horizon.until):
                trained = None
        contact_id = desk.add(
            Contact,
            account_id=desk.account_id,
            name=contact.person.name,
            title=contact.title,
            email=f"{contact.person.address}@{desk.history.profile.domain}",
            role=contact.role.value,
            influence=_INFLUENCE.get(contact.role, "low"),
            sentiment=_sentiment(desk, contact),
            reports_to_id=sponsor,
            left_on=contact.left,
            trained_on=trained if desk.history.first_day else None,
            phone=_phone(contact.person.address) if contact.role in _WITH_PHONE else "",
        )
        sponsor = sponsor or contact_id
        desk.contact_ids.append(contact_id)


def _phone(address: str) -> str:
    """Return a number of those that nobody can have."""
    return f"+1 555 01{zlib.crc32(address.encode()) % 100:02d}"


def _sentiment(desk: Desk, contact: people.Contact) -> str:
    if contact.role is ContactRole.DETRACTOR:
        return "against"
    last = desk.history.last
    if last is None or desk.rng.random() < 0.15:
        return ""
    closeness = last.relationship + (0.15 if contact.role is ContactRole.CHAMPION else 0.0)
    return "supports" if closeness > _WARM else "neutral" if closeness > _COLD else "against"


def _cents(amount: float) -> int:
    # Nobody budgets in cents.
    return round(amount / CENTS) * CENTS * CENTS
