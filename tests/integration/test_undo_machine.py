"""Random editing, undoing and redoing by two people equals a plain model, and can be undone whole."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.undo_machine import UndoMachine

STEPS = 100_000
_CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def _run(examples: int, length: int) -> None:
    run_state_machine_as_test(
        UndoMachine,
        settings=settings(
            max_examples=examples, stateful_step_count=length, deadline=None, suppress_health_check=_CHECKS
        ),
    )


def test_two_people_undo_and_redo_as_the_model_does():
    _run(10, 25)


@pytest.mark.torture
def test_a_hundred_thousand_steps(record_property):
    UndoMachine.steps = UndoMachine.runs = UndoMachine.reverts = 0
    UndoMachine.conflicts = UndoMachine.refusals = 0
    while UndoMachine.steps < STEPS:
        _run(100, 50)
    record_property("steps", f"{UndoMachine.steps:,} in {UndoMachine.runs:,} runs")
    record_property("undone or redone within runs", f"{UndoMachine.reverts:,}")
    record_property("met later changes", f"{UndoMachine.conflicts:,}")
    record_property("refused with words", f"{UndoMachine.refusals:,}")
    record_property("files that differed from the model", 0)
