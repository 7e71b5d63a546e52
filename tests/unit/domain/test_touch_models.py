"""Which touch model an account has."""

from dataclasses import dataclass

import pytest

from cs_desktop.domain.touch_models import model_by_arr, model_of


@dataclass(frozen=True)
class Model:
    id: int
    arr_from: int


HIGH, LOW = Model(1, 500), Model(2, 100)


@pytest.mark.parametrize(
    ("chosen", "arr", "model"),
    [
        (None, 500, HIGH),
        (None, 499, LOW),
        (None, 99, None),
        (2, 900, LOW),
        (1, 0, HIGH),
        # One that is gone leaves it to the size.
        (7, 100, LOW),
    ],
)
def test_what_was_chosen_comes_before_the_size(chosen, arr, model):
    assert model_of((HIGH, LOW), chosen, arr) is model
    if chosen is None:
        assert model_by_arr((HIGH, LOW), arr) is model
