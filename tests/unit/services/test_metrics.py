"""The catalogue of a workspace: what is told of a metric, own ones, changes, retiring."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.metrics.catalogue import BY_KEY, CATALOGUE
from cs_desktop.domain.metrics.editing import NEW, key_for, read_scale, scale_typed
from cs_desktop.domain.metrics.known import KnownMetric
from cs_desktop.domain.metrics.readings import NewReading
from cs_desktop.domain.metrics.shown import Fed, MetricShown
from cs_desktop.models.tables import Activity, Metric, Survey, SurveyAnswer
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.metrics.editing import (
    add_metric,
    bring_back_metric,
    change_metric,
    load_metrics,
    retire_metric,
    with_derived_fed,
)
from cs_desktop.services.metrics.readings import enter_reading, load_readings
from tests.workspaces import TODAY, add_account, dump


def shown(ctx: Context, key: str) -> MetricShown:
    found = with_derived_fed(ctx, load_metrics(ctx)).of(key)
    assert found is not None
    return found


def metric(ctx: Context, key: str) -> KnownMetric:
    return shown(ctx, key).metric


def stored(ctx: Context) -> int:
    return len(ctx.workspace.read(lambda c: c.execute(Metric.__table__.select()).all()))


def test_it_tells_who_has_data_and_what_looks_at_it(ctx: Context) -> None:
    account, other = add_account(ctx.workspace), add_account(ctx.workspace, "Brightmoor Foods")

    def add(tx: WriteTx) -> None:
        tx.session.add(Activity(id=tx.new_id(), account_id=other, kind="call", day=TODAY - timedelta(3)))
        survey = Survey(id=tx.new_id(), account_id=other, name="Q", kind="nps", scale_min=0, scale_max=10)
        tx.session.add(survey)
        tx.session.flush()
        tx.session.add(SurveyAnswer(id=tx.new_id(), survey_id=survey.id, day=TODAY, score=9))

    ctx.workspace.write("Add", add)
    assert shown(ctx, "tickets").fed == Fed()
    first = load_metrics(ctx).of("days_since_contact")
    assert first is not None
    assert first.fed is None  # being reckoned
    enter_reading(ctx, NewReading(account, "tickets", TODAY - timedelta(400), 2.0))
    enter_reading(ctx, NewReading(account, "tickets", TODAY - timedelta(1), 2.0))
    enter_reading(ctx, NewReading(account, "days_since_contact", TODAY, 5.0))
    assert shown(ctx, "tickets").fed == Fed(1, TODAY - timedelta(1))
    assert shown(ctx, "days_since_contact").fed == Fed(2, TODAY, 1)
    assert shown(ctx, "nps").fed == Fed(1, TODAY)
    assert shown(ctx, "weekly_active").uses.scorecards == ("Standard",)
    assert shown(ctx, "tickets").uses.signals


def test_an_own_metric_gets_a_key_and_a_name_of_its_own(ctx: Context) -> None:
    account = add_account(ctx.workspace)
    wanted = replace(NEW, name="  Cups of   coffee ", unit="cups", scale=((0.0, "None"), (1.0, "Some")))
    added = add_metric(ctx, wanted)
    assert added.value == "cups_of_coffee"
    made = metric(ctx, added.value)
    assert (made.name, made.unit, made.scale, made.built_in) == (
        "Cups of coffee",
        "cups",
        wanted.scale,
        False,
    )
    with pytest.raises(InputError, match="already"):
        add_metric(ctx, replace(NEW, name="cups OF coffee"))
    with pytest.raises(InputError, match="already"):
        add_metric(ctx, replace(NEW, name="Tickets"))
    readings = load_readings(ctx, account).of(added.value)
    assert readings is not None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "  "}, "Enter a name"),
        ({"name": "x" * 400}, "300 characters"),
        ({"window_days": 0}, "1 to 3650"),
        ({"lag_days": 400}, "0 to 365"),
        ({"unit": "u" * 41}, "40 letters"),
        ({"definition": "d" * 1001}, "1000 letters"),
    ],
)
def test_what_cannot_be_is_refused(ctx: Context, fields: dict[str, object], said: str) -> None:
    before = dump(ctx.workspace, log=True)
    with pytest.raises(InputError, match=said):
        add_metric(ctx, replace(NEW, **{"name": "Coffee", **fields}))  # type: ignore[arg-type] # by name, in a test
    assert dump(ctx.workspace, log=True) == before


def test_a_metric_of_the_program_gets_its_row_with_the_first_change(ctx: Context) -> None:
    base = metric(ctx, "reference_willingness")
    assert (stored(ctx), change_metric(ctx, base, base)) == (0, None)
    change_metric(ctx, base, replace(base, name="Would be a reference", window_days=180, lag_days=3))
    now = metric(ctx, "reference_willingness")
    assert (now.name, now.window_days, now.lag_days, now.id) == (
        *("Would be a reference", 180, 3),
        BY_KEY["reference_willingness"].id,
    )
    # What was not changed is still said by the program, so in everybody's language.
    assert (now.definition, now.scale, now.topic) == (base.definition, base.scale, base.topic)
    with pytest.raises(KnownError, match="meanwhile"):
        change_metric(ctx, base, replace(base, name="Another"))
    with pytest.raises(InputError, match="words"):
        change_metric(ctx, now, replace(now, scale=()))
    nps = metric(ctx, "nps")
    with pytest.raises(KnownError, match="surveys"):
        change_metric(ctx, nps, replace(nps, window_days=10))


def test_a_metric_that_is_not_to_be_derived_says_so_and_can_be_again(ctx: Context) -> None:
    base = metric(ctx, "outages")
    change_metric(ctx, base, replace(base, derived_from=""))
    off = metric(ctx, "outages")
    assert (off.derived_from, off.source_text) == ("", "Entered or imported")
    change_metric(ctx, off, replace(off, derived_from=base.derived_from))
    assert metric(ctx, "outages").derived_from == base.derived_from


def test_a_retired_metric_keeps_its_history_and_is_offered_nowhere(ctx: Context) -> None:
    account = add_account(ctx.workspace)
    enter_reading(ctx, NewReading(account, "errors", TODAY, 5.0))
    retire_metric(ctx, "errors")
    gone = shown(ctx, "errors")
    assert (gone.metric.retired_on, gone.fed) == (TODAY, Fed(1, TODAY))
    assert load_readings(ctx, account).of("errors") is None
    bring_back_metric(ctx, "errors")
    assert not metric(ctx, "errors").is_retired
    readings = load_readings(ctx, account).of("errors")
    assert readings is not None
    assert readings.count == 1


def test_keys_are_made_of_names_and_never_repeat() -> None:
    assert key_for("Cups of coffee", []) == "cups_of_coffee"
    assert key_for("Tickets", []) == "tickets_2"
    assert key_for("Kaffee ☕", ["kaffee", "kaffee_2"]) == "kaffee_3"
    assert key_for("☕", []) == "metric"
    assert len(key_for("x" * 300, [])) == 60


def test_a_scale_is_typed_a_word_a_line() -> None:
    for entry in CATALOGUE:
        assert read_scale(scale_typed(entry.scale), entry.scale) == entry.scale
    assert read_scale("Bad\n\n Good ") == ((0.0, "Bad"), (1.0, "Good"))
    assert read_scale("-1: Bad\n0.5 = So so\n2 Good") == ((-1.0, "Bad"), (0.5, "So so"), (2.0, "Good"))
    assert read_scale("  ") == ()
    for wrong in ("Alone", "1: A\n1: B", "A\nA", "\n".join("abcdefghijklm"), "1.2.3: A\n4: B"):
        with pytest.raises(InputError):
            read_scale(wrong)
