"""Key people who left and whom nobody follows, and accounts that nobody has called for too long."""

from collections.abc import Iterator
from datetime import timedelta

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.vocabulary import ContactRole
from cs_desktop.services.attention.facts import ANSWER_DAYS, DEPARTURE_DAYS, OUTREACH_DAYS, Facts


def key_people_gone(facts: Facts) -> Iterator[Finding]:
    """Yield the champions and sponsors who left of late, where nobody else has the role."""
    for gone in facts.departures:
        if gone.account_id not in facts.active or (facts.today - gone.left_on).days > DEPARTURE_DAYS:
            continue
        sponsor = gone.role == ContactRole.SPONSOR.value
        day = day_text(gone.left_on)
        yield Finding(
            rule=Rule.KEY_PERSON,
            about=Kind.CONTACT,
            about_id=gone.id,
            account_id=gone.account_id,
            occasion=gone.left_on,
            title=tr("Name and meet a new sponsor") if sponsor else tr("Name and meet a new champion"),
            why=(
                tr("{name} left on {day}; the account has no other sponsor", name=gone.name, day=day)
                if sponsor
                else tr("{name} left on {day}; the account has no other champion", name=gone.name, day=day)
            ),
            source=tr("Contacts with the day on which they left"),
            due=gone.left_on + timedelta(days=ANSWER_DAYS),
            state=Status.RISK,
        )


def outreach_lapsed(facts: Facts) -> Iterator[Finding]:
    """Yield the accounts that nobody has met proactively for as long as the touch model allows, or nearly."""
    for account_id in sorted(facts.active & facts.cares.keys()):
        model = facts.touch_model(account_id)
        last = facts.last_proactive.get(account_id)
        since = last or facts.cares[account_id].customer_since
        if model is None or model.contact_days is None or since is None:
            continue
        due = since + timedelta(days=model.contact_days)
        if due > facts.today + timedelta(days=OUTREACH_DAYS):
            continue
        lapsed = due < facts.today
        yield Finding(
            rule=Rule.OUTREACH,
            about=Kind.ACCOUNT,
            about_id=account_id,
            account_id=account_id,
            occasion=since,
            title=tr("Get in touch again") if lapsed else tr("Call before the touch model lapses"),
            why=trn(
                "no proactive contact for {count} day, {model} allows {limit}",
                "no proactive contact for {count} days, {model} allows {limit}",
                (facts.today - since).days,
                model=model.name,
                limit=model.contact_days,
            ),
            source=tr("Proactive activities, and the days without contact that the touch model allows"),
            due=due,
            state=Status.WATCH if lapsed else Status.NONE,
        )
