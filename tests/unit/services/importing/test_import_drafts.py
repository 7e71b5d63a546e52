"""Drafts: there and back as mapping files, what is missing in them, where they are kept."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.import_mapping import DraftCheck, FileLook, MappingDraft, MappingOrigin, ReadAs, Use
from cs_desktop.domain.importing import ImportKind
from cs_desktop.models.tables import Account
from cs_desktop.services.importing.draft_check import check_draft
from cs_desktop.services.importing.drafting import document_of, draft_of, mapping_of
from cs_desktop.services.importing.guessing import guess_draft
from cs_desktop.services.importing.mapping_file import load_mapping, shipped_files
from cs_desktop.services.importing.mapping_store import (
    draft_from,
    fitting_mappings,
    remember_mapping,
    save_mapping,
)
from cs_desktop.services.importing.toml_text import toml_text
from tests.drafting import look_at
from tests.importing import DATA, Importer


@pytest.fixture(autouse=True)
def _profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CS_DESKTOP_PROFILE", str(tmp_path / "profile"))


def checked(draft: MappingDraft, look: FileLook) -> DraftCheck:
    return check_draft(draft, look, "USD")


@pytest.mark.parametrize(
    ("shipped", "sample"),
    [
        ("ravenstack-accounts", "ravenstack/accounts.csv"),
        ("ravenstack-subscriptions", "ravenstack/subscriptions.csv"),
        ("ravenstack-usage", "ravenstack/usage.csv"),
        ("ravenstack-tickets", "ravenstack/tickets.csv"),
        ("ravenstack-csat", "ravenstack/tickets.csv"),
        ("ravenstack-churn", "ravenstack/churn.csv"),
        ("hubspot-companies", "hubspot_companies.csv"),
    ],
)
def test_a_shipped_mapping_is_known_again_and_means_the_same_as_a_draft(shipped: str, sample: str) -> None:
    look = look_at(DATA / sample)
    (fitting,) = (one for one in fitting_mappings(look) if one.name == shipped)
    assert fitting.origin is MappingOrigin.SHIPPED
    draft = draft_from(fitting, look)
    assert checked(draft, look).is_ready
    meant = load_mapping(fitting.path, draft.kind)
    made = mapping_of(draft, look.headings)
    for same in ("constants", "values", "derived", "lookups", "empty", "dates"):
        assert getattr(made, same) == getattr(meant, same), same
    assert set(made.metrics) == set(meant.metrics)
    assert made.skip == {name: values for name, values in meant.skip.items() if name in look.headings}
    assert draft_of(document_of(draft, look.headings), draft.kind, look.headings) == draft


def test_every_shipped_mapping_is_held_against_a_sample() -> None:
    assert len(shipped_files()) == 7


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
PLAIN = st.one_of(TEXTS, st.booleans(), st.integers(-(2**60), 2**60), st.lists(TEXTS, max_size=3))
DOCUMENTS = st.recursive(
    st.dictionaries(TEXTS, PLAIN, max_size=3),
    lambda inner: st.dictionaries(TEXTS, st.one_of(PLAIN, inner), max_size=3),
    max_leaves=8,
)


@given(DOCUMENTS)
def test_toml_that_is_written_is_read_as_it_was(document: dict[str, Any]) -> None:
    assert tomllib.loads(toml_text(document)) == document


def test_what_is_missing_and_unreadable_is_said(importer: Importer) -> None:
    look = look_at(importer.file("Customer,Plan,When\nAlder,Pro,soon\nBirch,Pro,2026-01-31\n"))
    draft = guess_draft(ImportKind.SUBSCRIPTIONS, look)
    assert checked(draft, look).missing == ("arr", "start")
    draft = draft.using(2, Use("start")).with_constant("arr", "100")
    check = checked(draft, look)
    assert (check.missing, check.problem, check.is_ready) == ((), "", True)
    assert check.hints == {2: "1 of 2: “soon” is not a date such as 2026-12-31"}


def test_with_ids_known_rows_can_be_changed_without_the_needed_fields(importer: Importer) -> None:
    look = look_at(importer.file("external_id,industry\nA-1,Freight\n"))
    check = checked(guess_draft(ImportKind.ACCOUNTS, look), look)
    assert (check.missing, check.is_ready) == (("name",), True)


def test_a_field_is_fed_by_one_column(importer: Importer) -> None:
    look = look_at(importer.file("name,company\nAlder,Alder Works\n"))
    draft = guess_draft(ImportKind.ACCOUNTS, look).using(1, Use("name"))
    assert draft.uses == ((), (Use("name"),))
    assert draft.using(1, None).uses == ((), ())


def test_two_columns_of_one_name_are_refused_with_what_to_do(importer: Importer) -> None:
    look = look_at(importer.file("name,city,City\nAlder,Rome,Oslo\n"))
    draft = guess_draft(ImportKind.ACCOUNTS, look).using(1, Use("region"))
    assert "rename all but one" in checked(draft, look).problem


def test_all_metrics_of_a_file_are_gathered_or_none(importer: Importer) -> None:
    look = look_at(importer.file("account,date,logins,seats\nAlder,2026-01-31,1,2\n"))
    draft = guess_draft(ImportKind.METRICS, look).gathering("sum")
    assert checked(draft, look).is_ready
    # One that is ignored and taken again is gathered as the others are.
    again = draft.using(3, None).using(3, Use("seats", metric=True, details=(("name", "seats"),)))
    assert checked(again, look).is_ready
    assert again.uses[3][0].details == (("name", "seats"), ("aggregate", "sum"))
    assert checked(draft.gathering(""), look).is_ready


def test_a_saved_mapping_is_found_by_its_name_in_the_window_and_by_the_command_line(
    importer: Importer,
) -> None:
    path = importer.file("Nr;Wer;Seit\n7;Müller;31.01.2026\n")
    look = look_at(path)
    draft = MappingDraft(
        ImportKind.ACCOUNTS,
        ((Use("external_id"),), (Use("name"),), (Use("customer_since"),)),
        constants=(("relation", "customer"),),
        dates=("DD.MM.YYYY",),
        read_as=ReadAs(delimiter=";"),
    )
    save_mapping("Kunden", draft, look.headings)
    (fitting,) = (one for one in fitting_mappings(look) if one.origin is MappingOrigin.SAVED)
    assert (fitting.name, fitting.kind, draft_from(fitting, look)) == ("Kunden", ImportKind.ACCOUNTS, draft)
    importer.run("accounts", path, "Kunden")
    assert importer.rows(Account, "external_id", "name", "relation") == [("7", "Müller", "customer")]


@pytest.mark.parametrize("name", ["", "  ", "...", "///"])
def test_a_mapping_needs_a_name(importer: Importer, name: str) -> None:
    look = look_at(importer.file("name\nAlder\n"))
    with pytest.raises(KnownError, match="Give the mapping a name"):
        save_mapping(name, guess_draft(ImportKind.ACCOUNTS, look), look.headings)


def test_headings_that_were_imported_are_known_again_first(importer: Importer) -> None:
    look = look_at(importer.file("Name,City\nAlder,Rome\n"))
    draft = replace(guess_draft(ImportKind.ACCOUNTS, look), blank_clears=True).using(1, Use("region"))
    remember_mapping(draft, look.headings)
    best = fitting_mappings(look)[0]
    assert (best.origin, draft_from(best, look)) == (MappingOrigin.RECENT, draft)
    other = look_at(importer.file("Name,Town\nAlder,Rome\n", "other.csv"))
    assert all(one.origin is not MappingOrigin.RECENT for one in fitting_mappings(other))


def test_a_damaged_mapping_of_ones_own_is_passed_over(importer: Importer, tmp_path: Path) -> None:
    folder = tmp_path / "profile" / "mappings"
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text("kind = [")
    (folder / "odd.toml").write_text('kind = "lunch"')
    look = look_at(importer.file("name,color\nAlder,red\n"))
    assert all(one.origin is MappingOrigin.SHIPPED for one in fitting_mappings(look))
