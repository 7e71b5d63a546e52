"""Which backups stay: worked by hand, by laws, and against a slow version of the same."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.thinning import Made, is_sheltered, kept

NOON = datetime(2026, 10, 13, 12, 0, tzinfo=UTC)  # a Tuesday

reasons = st.sampled_from(["idle", "by-hand", "before-import", "before-restore", "before-version-2"])
ages = st.one_of(
    st.integers(-120, 60 * 24 * 2),
    st.integers(0, 60 * 24 * 40),
    st.integers(0, 60 * 24 * 500),
)
backups = st.lists(st.tuples(ages, reasons), max_size=40).map(
    lambda found: {(NOON - timedelta(minutes=age), reason) for age, reason in found}
)


def _at(text: str, reason: str = "idle") -> Made:
    return datetime.fromisoformat(text).replace(tzinfo=UTC), reason


def test_an_example_by_hand():
    """It is Tuesday, Oct 13, 12:00."""
    stay = {
        # Half hours of the last 24 hours: 11:30–12:00 has two, of which the later stays.
        _at("2026-10-13T11:55"),
        _at("2026-10-13T11:29"),
        # Yesterday before noon is a day: its newest, and no half hours.
        _at("2026-10-12T11:50"),
        # The week of Oct 5: days 7 to 11 are within 7 days and keep one each.
        _at("2026-10-08T09:00"),
        # Sunday Oct 4 ends the week of Sep 28, so it stays for its week.
        _at("2026-10-04T18:00"),
        # September's newest is the 30th; its week's newest is Oct 4, so it stays for its month alone.
        _at("2026-09-30T18:00"),
        _at("2025-12-31T18:00"),
        # 25 days ago, before a migration.
        _at("2026-09-18T10:00", "before-version-2"),
    }
    goes = {
        _at("2026-10-13T11:31"),
        _at("2026-10-12T09:00"),
        _at("2026-10-08T08:00"),
        # Earlier in the week of Sep 28, which keeps Oct 4; and neither newest of its month.
        _at("2026-09-29T18:00"),
        # The week of Sep 14 keeps the one before the migration, which is newer.
        _at("2026-09-17T10:00"),
        _at("2025-12-30T18:00"),
        # Over a year ago; before a restore, but over 30 days ago.
        _at("2025-10-12T10:00"),
        _at("2025-10-11T10:00", "before-restore"),
    }
    assert kept(stay | goes, NOON) == stay


def test_the_only_one_stays_however_old():
    old = _at("2019-01-01T00:00")
    assert kept([old], NOON) == {old}
    assert kept([], NOON) == set()


def _slowly(found: set[Made], now: datetime) -> set[Made]:
    """Ask of each backup, for each rule, whether any other of its slot is newer."""

    def is_newest(made: Made, span: timedelta, form: str) -> bool:
        def slot(moment: datetime) -> str:
            return moment.strftime(form) + (str(moment.minute < 30) if "%H" in form else "")

        in_span = [other for other in found if now - other[0] < span]
        rivals = [other for other in in_span if slot(other[0]) == slot(made[0])]
        return made in in_span and all(other <= made for other in rivals)

    rules = ((1, "%Y-%m-%d %H"), (7, "%Y-%m-%d"), (35, "%G-%V"), (365, "%Y-%m"))
    return {
        made
        for made in found
        if any(is_newest(made, timedelta(days=days), form) for days, form in rules)
        or all(other <= made for other in found)
        or (is_sheltered(made[1]) and now - made[0] < timedelta(days=30))
        or made[0] > now
    }


@given(backups)
def test_as_the_slow_version(found):
    assert kept(found, NOON) == _slowly(found, NOON)


@given(backups)
def test_thinning_again_takes_nothing_more(found):
    once = kept(found, NOON)
    assert once <= found
    assert kept(once, NOON) == once


@given(backups, st.lists(st.integers(0, 60 * 24 * 400), min_size=1, max_size=6))
def test_thinning_often_leaves_what_thinning_once_leaves(found, steps):
    """Backups come in as time goes on, and the folder is thinned now and then."""
    end = NOON + timedelta(minutes=max(steps))
    present: set[Made] = set()
    last = datetime(2000, 1, 1, tzinfo=UTC)
    for now in sorted(NOON + timedelta(minutes=step - max(steps)) for step in steps):
        present |= {made for made in found if last < made[0] <= now}
        present, last = kept(present, now), now
    present |= {made for made in found if made[0] > last}
    assert kept(present, end) == kept(found, end)


@given(backups)
def test_the_newest_and_what_stands_before_a_great_step_stay(found):
    left = kept(found, NOON)
    if found:
        assert max(found) in left
    month = timedelta(days=30)
    assert {made for made in found if is_sheltered(made[1]) and NOON - made[0] < month} <= left


@given(backups)
def test_there_are_never_too_many(found):
    """48 half hours and one begun, 7 days and one begun, 5 weeks and 12 months likewise, and the newest."""
    plain = {made for made in found if not is_sheltered(made[1]) and made[0] <= NOON}
    assert len(kept(plain, NOON)) <= 49 + 8 + 6 + 13 + 1
