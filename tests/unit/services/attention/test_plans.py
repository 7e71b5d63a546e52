"""Plans that nobody looks at, and sponsors who stay away, are put before those whose they are."""

from datetime import date

import pytest

from cs_desktop.domain.attention import Rule
from cs_desktop.domain.figures import Status
from cs_desktop.domain.plan.looking import PlanLook
from cs_desktop.domain.reviews.absence import Absence
from cs_desktop.models.tables import Contact, Objective, Review, ReviewPerson, SuccessPlan
from cs_desktop.services.attention.plans import plans_unseen, read_absences, read_looks, sponsors_absent
from tests.unit.services.attention.facts_samples import HALDEN, TODAY, facts, in_days
from tests.workspaces import add_account, new_workspace


def _plan(checked: int | None = None, **more: object) -> PlanLook:
    values = {"check_days": None, "next_review": None, "changed_on": None, "reviewed_on": None}
    day = None if checked is None else in_days(checked)
    return PlanLook(5, HALDEN, "Mornings back", **{**values, "checked_on": day, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("plan", "due"),
    [
        # Looked at 30 days ago, the usual number: due today; a day later it is not.
        (_plan(-30), TODAY),
        (_plan(-29), None),
        # Every 7 days: looked at 10 days ago, so due 3 days ago.
        (_plan(-10, check_days=7), in_days(-3)),
        # A change or a review counts as a look.
        (_plan(-90, changed_on=in_days(-2)), None),
        (_plan(-90, reviewed_on=in_days(-31)), in_days(-1)),
        # Nobody ever looked.
        (_plan(), TODAY),
        # The next check was set for yesterday, and nobody has looked since; or somebody has.
        (_plan(-3, next_review=in_days(-1)), in_days(-1)),
        (_plan(-1, next_review=in_days(-1)), None),
        (_plan(-3, next_review=in_days(1)), None),
    ],
)
def test_a_plan_is_due_after_its_days(plan: PlanLook, due: date | None) -> None:
    assert plan.due(TODAY) == due
    assert [one.occasion for one in plans_unseen(facts(), [plan])] == ([due] if due else [])


def test_a_plan_says_how_long_nobody_looked() -> None:
    (found,) = plans_unseen(facts(), [_plan(-40)])
    assert (found.rule, found.title) == (Rule.PLAN, "Look at the plan: Mornings back")
    assert found.why == "not looked at for 40 days"
    assert found.state is Status.WATCH


def test_a_sponsor_who_stays_away_is_a_signal_of_accounts_that_pay() -> None:
    absent = {HALDEN: Absence(3, (9, 8), in_days(-120)), 77: Absence(4, (2, 1), in_days(-9))}
    (found,) = sponsors_absent(facts(), absent)
    assert (found.rule, found.about_id, found.account_id) == (Rule.SPONSOR, 9, HALDEN)
    assert found.why == "absent from the last 2 reviews, since Jun 15, 2026"


def test_they_are_read_from_the_file(tmp_path):
    workspace = new_workspace(tmp_path / "team.csdesk")
    account = add_account(workspace)

    def work(tx):
        plans = [SuccessPlan(id=tx.new_id(), account_id=account, name=name) for name in ("seen", "unseen")]
        draft = SuccessPlan(id=tx.new_id(), account_id=account, name="draft", status="draft")
        sponsor = Contact(id=tx.new_id(), account_id=account, name="Dana Ford", role="sponsor")
        tx.session.add_all([*plans, draft, sponsor])
        tx.session.flush()
        for day in (date(2026, 4, 14), date(2026, 7, 14)):
            review = Review(id=tx.new_id(), account_id=account, kind="qbr", day=day, status="closed")
            tx.session.add(review)
            tx.session.flush()
            values = {"review_id": review.id, "contact_id": sponsor.id, "state": "missed"}
            tx.session.add(ReviewPerson(id=tx.new_id(), **values))
        return review.id

    last = workspace.write("Story", work).value
    looks = {one.name: one.changed_on for one in read_looks(workspace.read, TODAY, {}, frozenset({account}))}
    # Both were added today, which is a change.
    assert looks == {"seen": TODAY, "unseen": TODAY}
    assert not read_looks(workspace.read, TODAY, {}, frozenset())
    assert read_absences(workspace.read, TODAY)[account].reviews[0] == last

    later = date(2026, 11, 20)
    assert {
        one.name: one.due(later) for one in read_looks(workspace.read, later, {}, frozenset({account}))
    } == {
        "seen": later,
        "unseen": later,
    }

    def change(tx):
        plan = tx.session.query(SuccessPlan).filter_by(name="seen").one()
        tx.session.add(Objective(id=tx.new_id(), plan_id=plan.id, text="Mornings back"))

    workspace.write("Add objective", change)
    looks = {
        one.name: one for one in read_looks(workspace.read, date(2026, 11, 10), {}, frozenset({account}))
    }
    assert looks["seen"].changed_on == TODAY
    workspace.close()
