"""Plans, objectives and measures edited as text, and plans made, copied and deleted as wholes."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.editing import add_measure, add_objective
from cs_desktop.domain.plan.entering import enter_value
from cs_desktop.domain.plan.words import target_said, value_said
from cs_desktop.models.tables import Agreement, Contact, Metric
from cs_desktop.services.context import Context
from cs_desktop.services.editing import edit_field
from cs_desktop.services.plan.changing import do_plan_gesture
from cs_desktop.services.plan.fields import fields_of
from cs_desktop.services.plan.plans import add_plan, delete_plan, duplicate_plan
from cs_desktop.services.plan.showing import load_plan
from cs_desktop.services.plan.whereabouts import plan_place_of
from cs_desktop.services.team import deactivate_member
from tests.workspaces import NOON, TODAY, add_account, add_metric, add_points, context, new_workspace


class Book:
    """A workspace with one plan, one objective and one measure."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.account = add_account(ctx.workspace)
        self.plan = add_plan(ctx, self.account).plan_id
        self.objective = self.add(add_objective(self.shown.content, "Leave on time"))
        self.measure = self.add(add_measure(self.shown.content, self.objective, "Departures"))

    @property
    def shown(self):
        return load_plan(self.ctx, self.account)

    @property
    def stored(self):
        return self.shown.content.measures[0]

    def add(self, gesture) -> int:
        return next(iter(do_plan_gesture(self.ctx, self.plan, gesture).ids.values()))

    def type(self, kind: Kind, part_id: int, field: str, text: str, base: str = "") -> None:
        edit_field(self.ctx, Typed(FieldRef(kind, part_id, field), "", base, text))

    def measure_is(self, **texts: str) -> None:
        for field, text in texts.items():
            now = fields_of(Kind.MEASURE, self.stored, self.shown)
            self.type(Kind.MEASURE, self.measure, field, text, now[field])


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    workspace = new_workspace(tmp_path / "book.csdesk")
    yield Book(context(workspace))
    workspace.close()


def test_a_measure_is_told_in_words(book: Book) -> None:
    book.measure_is(unit="% of departures", baseline="89.5%", target="97%", due="2026-12-11")
    book.measure_is(worth_value="1,200", worth_period="A month", worth_share="50")
    stored = book.stored
    assert (stored.baseline, stored.target, stored.due) == (89.5, 97.0, date(2026, 12, 11))
    assert stored.baseline_on == TODAY
    assert (stored.worth_value, stored.worth_period, stored.worth_share) == (120_000, "month", 50)
    # What was typed is what is stored, so that one can go on typing over it.
    book.measure_is(worth_value="1,300")
    assert book.stored.worth_value == 130_000


def test_money_is_typed_in_major_units_and_kept_in_minor_ones(book: Book) -> None:
    book.measure_is(unit="money", baseline="520000", target="$1.2M", due="2026-12-11")
    book.measure_is(steps="2026-11-15: 600,000.50")
    do_plan_gesture(book.ctx, book.plan, enter_value(book.shown, book.stored, TODAY, "530K", ""))
    stored, shown = book.stored, book.shown
    # Of 100 cents each.
    assert (stored.baseline, stored.target, stored.current) == (52_000_000.0, 120_000_000.0, 53_000_000.0)
    assert stored.steps == {"steps": [["2026-11-15", 60_000_050.0]]}
    assert (value_said(stored, stored.baseline, "USD"), target_said(stored, "USD")) == ("$520K", "$1.2M")
    texts = fields_of(Kind.MEASURE, stored, shown)
    typed = {name: texts[name] for name in ("baseline", "target", "steps")}
    assert typed == {"baseline": "520000", "target": "1200000", "steps": "2026-11-15: 600000.5"}
    # One can go on typing over what is shown, and what is typed anew is the same.
    book.measure_is(baseline="520001")
    book.measure_is(**typed)
    assert (book.stored.baseline, book.stored.target) == (52_000_000.0, 120_000_000.0)
    assert book.stored.steps == stored.steps


def test_what_a_kind_cannot_have_is_refused_and_nothing_is_written(book: Book) -> None:
    book.measure_is(baseline="40", target="50")
    for field, text in (
        ("target", "30"),
        ("kind", "Lower"),
        ("due", "2026-10-01"),
        ("metric", "Nobody knows"),
        ("worth_share", "120"),
        ("name", ""),
    ):
        with pytest.raises(InputError):
            book.measure_is(**{field: text})
    assert (book.stored.target, book.stored.kind, book.stored.due) == (50.0, "raise", None)


def test_another_sort_of_measure_lets_go_of_its_numbers_but_never_of_values(book: Book) -> None:
    book.measure_is(baseline="40", target="50", kind="Done or not done")
    assert (book.stored.baseline, book.stored.target) == (None, 1.0)
    book.measure_is(kind="Ordered scale", scale="Never, Weekly, Daily", baseline="Never", target="Daily")
    assert (book.stored.baseline, book.stored.target) == (0.0, 2.0)
    do_plan_gesture(book.ctx, book.plan, enter_value(book.shown, book.stored, TODAY, "weekly", ""))
    with pytest.raises(InputError, match="delete them first"):
        book.measure_is(kind="Raise")


def test_a_retired_metric_is_not_chosen(book: Book) -> None:
    metric = add_metric(book.ctx.workspace)
    name = book.shown.metrics[metric]
    add_points(book.ctx.workspace, book.account, metric, {TODAY: 5.0})
    book.measure_is(metric=name)
    assert book.shown.measured[book.measure].values == (5.0,)
    book.measure_is(metric="")

    def retire(tx) -> None:
        tx.session.get(Metric, metric).active_to = TODAY - timedelta(days=1)

    book.ctx.workspace.write("Retire", retire)
    with pytest.raises(InputError, match="not gathered"):
        book.measure_is(metric=name)


def test_an_owner_is_a_contact_who_is_still_there(book: Book) -> None:
    def people(tx) -> None:
        for name, left in (("Dana Ford", None), ("Max Gone", TODAY)):
            tx.session.add(Contact(id=tx.new_id(), account_id=book.account, name=name, left_on=left))

    book.ctx.workspace.write("Add people", people)
    book.type(Kind.OBJECTIVE, book.objective, "contact", "dana ford")
    shown = book.shown
    assert shown.contacts[shown.content.objectives[0].contact_id].name == "Dana Ford"
    for name in ("Max Gone", "Nobody"):
        with pytest.raises(InputError):
            book.type(Kind.OBJECTIVE, book.objective, "contact", name, "Dana Ford")


def test_who_left_the_team_owns_nothing_new_and_is_not_offered(book: Book) -> None:
    book.type(Kind.OBJECTIVE, book.objective, "owner", "Ana Ruiz")
    ana = book.shown.content.objectives[0].owner_id
    deactivate_member(book.ctx, ana, None)
    assert book.shown.members[ana].has_left(TODAY)
    assert book.shown.staying(book.shown.members) == []
    with pytest.raises(InputError, match="Ana Ruiz is not active in the team any more"):
        book.type(Kind.OBJECTIVE, book.objective, "owner", "ana ruiz")


def test_a_plan_ends_after_it_begins(book: Book) -> None:
    with pytest.raises(InputError, match="last day"):
        book.type(Kind.SUCCESS_PLAN, book.plan, "ends_on", "2026-01-01")
    assert plan_place_of(book.ctx, ObjectKey(Kind.MEASURE, book.measure)).plan_id == book.plan


def test_a_copy_is_a_draft_with_the_same_measures(book: Book) -> None:
    book.measure_is(baseline="40", target="50")
    builder = GestureBuilder("Add action")
    builder.add(Kind.PLAN_ACTION, text="Train them", objective_id=book.objective)
    do_plan_gesture(book.ctx, book.plan, builder.made())
    copy = load_plan(book.ctx, book.account, duplicate_plan(book.ctx, book.plan).plan_id).content
    assert (copy.head.status, copy.head.name) == ("draft", "Success plan 2026 (2)")
    assert [(one.baseline, one.target) for one in copy.measures] == [(40.0, 50.0)]
    assert copy.actions[0].objective_id == copy.objectives[0].id


def test_a_plan_that_was_agreed_on_is_not_deleted(book: Book) -> None:
    def agree(tx) -> None:
        entry = {"account_id": book.account, "plan_id": book.plan, "day": TODAY, "terms": {}}
        tx.session.add(Agreement(id=tx.new_id(), made_at=NOON.now(), **entry))

    other = add_plan(book.ctx, book.account).plan_id
    book.ctx.workspace.write("Agree", agree)
    with pytest.raises(KnownError, match="close the plan"):
        delete_plan(book.ctx, book.plan)
    delete_plan(book.ctx, other)
    assert [entry.id for entry in book.shown.plans] == [book.plan]
