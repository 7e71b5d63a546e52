"""The names of a batch's files: each once, whole for any system, and telling which deck it is."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.deck.batch import BatchRequest, DeckFormat, FileNames, Naming
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.kinds import DeckTemplate

DAY = date(2026, 10, 13)


def naming(account: str, number: int = 1) -> Naming:
    return Naming(account, f"H-{number}", "2026-Q3", DAY, number)


def test_every_place_of_a_pattern_is_filled() -> None:
    pattern = "{number} {account} ({id}) {template} {period} {audience} {date}"
    request = BatchRequest(
        Path(), DeckTemplate.QBR, Audience.INTERNAL, format=DeckFormat.PPTX, pattern=pattern
    )
    name = FileNames(request).name(naming("Halden/Freight", 3))
    assert name == "3 HaldenFreight (H-3) QBR 2026-Q3 internal 2026-10-13.pptx"


@pytest.mark.parametrize("pattern", ["{name}", "", " ", "{account} {Account}"])
def test_a_pattern_that_cannot_name_files_says_what_may_stand_in_it(pattern: str) -> None:
    with pytest.raises(KnownError, match=r"\{account\}"):
        BatchRequest(Path(), pattern=pattern)


@pytest.mark.parametrize("pattern", ["deck", "{template} {period}", "{date} {audience}"])
def test_a_pattern_that_names_all_files_alike_is_for_one_account(pattern: str) -> None:
    request = BatchRequest(Path(), pattern=pattern)
    request.refuse_alike(1)
    with pytest.raises(KnownError, match=r"alike; add one of {account}, {id}, {number}\.$"):
        request.refuse_alike(2)
    BatchRequest(Path(), pattern=f"{pattern} {{number}}").refuse_alike(2)


def test_a_long_name_keeps_what_tells_its_decks_apart() -> None:
    names = FileNames(BatchRequest(Path()))
    assert names.name(naming("x" * 300)).endswith("x EBR 2026-Q3.pdf")


@given(st.lists(st.text(max_size=90), min_size=1, max_size=12), st.sampled_from(["{account}", "deck", "."]))
def test_no_two_decks_have_one_name(accounts: list[str], pattern: str) -> None:
    names = FileNames(BatchRequest(Path(), pattern=pattern))
    made = [names.name(naming(account)) for account in accounts]
    assert len({name.casefold() for name in made}) == len(accounts)
    assert all(name == Path(name).name and name.endswith(".pdf") and len(name) < 120 for name in made)
