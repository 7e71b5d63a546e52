"""The journey maps of sample accounts: as far as the account has come, and no further."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.calendar import stage_days
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.services.demo.chance import Subject, stream
from cs_desktop.services.demo.journeys import Life, lived_map, template_of, written_map
from cs_desktop.services.demo.schedule import Tone
from cs_desktop.services.journey.templates import content_from, read_template
from tests.unit.services.demo.worlds import UNTIL, library

LIFECYCLE = {"Onboard": 1, "Adopt": 2, "Realize value": 3, "Renew": 4, "Grow": 5}
METRICS = {"usage": (91, "Usage"), "weekly_active": (92, "Active"), "outcome_attainment": (93, "Outcome")}
FREIGHT = library().journeys["maps"][0]


def _life(place: int = 1, tone: Tone = Tone.GOOD, since: int = 40, until: date = UNTIL) -> Life:
    return Life(place, place + 1, until - timedelta(days=since), until, tone, 7, METRICS)


def test_a_map_begins_so_that_the_stage_of_now_does_when_the_account_came_into_it() -> None:
    # Low touch: Onboard takes 60 days, so a map of an account 40 days in Adopt began 60 + 40 days ago.
    content = content_from(read_template("saas-low-touch"), LIFECYCLE, str)
    lived = lived_map(content, _life(), stream(7, Subject.JOURNEYS, 1))
    assert lived.head.starts_on == UNTIL - timedelta(days=100)
    days = stage_days(lived.stages, lived.head.starts_on)
    assert days[1].start == UNTIL - timedelta(days=40)
    (weekly,) = [card for card in lived.cards if card.metric_id == 91]
    assert weekly.stage_id == lived.stages[1].id


@given(
    st.sampled_from(["saas-high-touch", "saas-low-touch", "saas-tech-touch", "onboarding-90-days"]),
    st.integers(0, 4),
    st.sampled_from(Tone),
    st.integers(0, 400),
    st.integers(0, 50),
)
def test_nothing_lies_ahead_that_has_happened(
    key: str, place: int, tone: Tone, since: int, number: int
) -> None:
    content = content_from(read_template(key), LIFECYCLE, str)
    lived = lived_map(content, _life(place, tone, since), stream(7, Subject.JOURNEYS, number))
    here = next((n for n, one in enumerate(content.stages) if one.lifecycle_id == place + 1), None)
    for card in lived.cards:
        behind = here is not None and lived.stage_places[card.stage_id or 0] <= here
        if here is not None and card.kind is CardKind.MOMENT:
            assert (card.mood is not None) == behind
        for day in (card.opened_on, card.closed_on):
            assert day is None or day <= UNTIL
        if card.closed_on is not None and card.opened_on is not None:
            assert card.opened_on <= card.closed_on
    cards = lived.cards_by_id
    for link in lived.links:
        done = cards[link.target_id or 0].state == "done"
        assert done == (cards[link.source_id].state == "closed")
    assert all(one.reached_on is None or one.reached_on <= UNTIL for one in lived.milestones)
    assert all(-2 <= one.value <= 2 for one in lived.emotions)


def test_the_map_of_the_first_account_tells_what_has_happened_by_the_last_day() -> None:
    first_day = UNTIL - timedelta(days=265)
    content, served = written_map(FREIGHT, LIFECYCLE, first_day, _life(), [501, 502])
    milestones = {one.name: one for one in content.milestones}
    # The fourth depot on day 209 of 265, on time planned for day 325.
    assert milestones["4 depots"].reached_on == UNTIL - timedelta(days=265 - 209)
    assert (milestones["97% on time"].reached_on, milestones["97% on time"].due) == (
        None,
        UNTIL + timedelta(days=325 - 265),
    )
    clinic = next(card for card in content.cards if card.title == "Night-shift clinic")
    assert (clinic.state, clinic.metric_id, clinic.target, clinic.owner_id) == ("active", 92, 0.65, 7)
    assert served == {clinic.id: 502}
    # Had the sample ended on day 30, the gap that was closed on day 79 would be open, its bridge active.
    early, _ = written_map(FREIGHT, LIFECYCLE, first_day, _life(until=first_day + timedelta(days=30)), [])
    states = {card.title: card.state for card in early.cards}
    assert (states["Driver data breaks import"], states["Import template"]) == ("open", "active")


def test_few_of_many_accounts_have_a_map() -> None:
    having = [number for number in range(1, 10_000) if template_of(number, "SMB")]
    assert len(having) < 270
    assert template_of(2, "Enterprise") == "saas-high-touch"
