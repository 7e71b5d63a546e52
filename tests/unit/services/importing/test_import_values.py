"""The values of a column: counted, understood as the import does, guessed, mapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.import_mapping import FileLook, MappingDraft, Use, WorkspaceFacts
from cs_desktop.domain.import_values import Accepts, ColumnValues, FileValue, Meaning, ValueTable
from cs_desktop.domain.importing import ImportKind
from cs_desktop.domain.progress import silent
from cs_desktop.models.tables import Account, Contact, LifecycleStage, Opportunity
from cs_desktop.services.importing.drafting import document_of, draft_of
from cs_desktop.services.importing.facts import import_facts
from cs_desktop.services.importing.fields import FIELDS
from cs_desktop.services.importing.guessing import guess_draft
from cs_desktop.services.importing.run import run_import
from cs_desktop.services.importing.value_words import FLAGS, NAMES, WORDS
from cs_desktop.services.importing.values import (
    KEPT,
    count_values,
    first_values,
    value_table,
    valued_places,
    with_guesses,
)
from tests.drafting import look_at, request_of
from tests.importing import Importer, reasons
from tests.workspaces import add_account

NO_FACTS = WorkspaceFacts("USD", {})


@pytest.fixture(autouse=True)
def _profile(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CS_DESKTOP_PROFILE", f"{tmp_path}/profile")


def opened(importer: Importer, kind: ImportKind, text: str) -> tuple[MappingDraft, FileLook]:
    look = look_at(importer.file(text))
    return guess_draft(kind, look), look


def guessed(importer: Importer, kind: ImportKind, text: str) -> tuple[MappingDraft, FileLook]:
    """Return the draft with guesses, as the wizard offers it first."""
    draft, look = opened(importer, kind, text)
    found = first_values(look, valued_places(draft))
    return with_guesses(draft, found, import_facts(importer.context)), look


def table(importer: Importer, draft: MappingDraft, look: FileLook, place: int) -> ValueTable:
    found = count_values(draft, look, [place], silent)
    made = value_table(draft, place, found[place], import_facts(importer.context))
    assert made is not None
    return made


def meanings(made: ValueTable) -> dict[str, tuple[Meaning, str]]:
    return {value.text: (value.meaning, value.ours) for value in made.values}


def test_words_are_understood_guessed_or_not_known(importer: Importer) -> None:
    add_account(importer.workspace, "Alder")
    text = (
        "account,name,role\nAlder,A,Champion\nAlder,B,Entscheider\nAlder,C,Wizard\nAlder,D,\nAlder,E,Wizard\n"
    )
    draft, look = guessed(importer, ImportKind.CONTACTS, text)
    made = table(importer, draft, look, 2)
    assert made.accepts is Accepts.WORDS
    assert made.values[0] == FileValue("Wizard", 2, Meaning.UNKNOWN)
    assert meanings(made) == {
        "Wizard": (Meaning.UNKNOWN, ""),
        "Champion": (Meaning.KNOWN, "champion"),
        "Entscheider": (Meaning.MAPPED, "decision_maker"),
        "": (Meaning.EMPTY, ""),
    }
    assert [value.text for value in made.values if value.is_guessed] == ["Entscheider"]
    draft = draft.with_value("role", "Wizard", "power_user").with_value("role", "", "user")
    result = run_import(importer.context, request_of(look, draft))
    assert reasons(result) == []
    assert [row[0] for row in importer.rows(Contact, "role")] == [
        "champion",
        "decision_maker",
        "power_user",
        "user",
        "power_user",
    ]


def test_stages_go_to_ours_or_are_made(importer: Importer) -> None:
    before = len(importer.rows(LifecycleStage, "name"))
    draft, look = guessed(
        importer, ImportKind.ACCOUNTS, "name,Stage\nAlder,Onboarding\nBirch,adopt\nCedar,Sunset\n"
    )
    made = table(importer, draft, look, 1)
    assert meanings(made) == {
        "Onboarding": (Meaning.MAPPED, "Onboard"),
        "adopt": (Meaning.KNOWN, "Adopt"),
        "Sunset": (Meaning.NEW, "Sunset"),
    }
    run_import(importer.context, request_of(look, draft))
    stages = importer.rows(LifecycleStage, "name")
    assert len(stages) == before + 1
    assert ("Sunset",) in stages


def test_a_text_spelled_otherwise_is_the_one_that_the_workspace_has(importer: Importer) -> None:
    draft, look = guessed(
        importer, ImportKind.ACCOUNTS, "name,segment\nAlder,mid market\nBirch,Gold\nCedar,KMU\n"
    )
    assert meanings(table(importer, draft, look, 1)) == {
        "mid market": (Meaning.MAPPED, "Mid-market"),
        "Gold": (Meaning.NEW, "Gold"),
        "KMU": (Meaning.MAPPED, "SMB"),
    }
    draft = draft.with_value("segment", "Gold", "")
    run_import(importer.context, request_of(look, draft))
    assert importer.rows(Account, "segment") == [("Mid-market",), ("",), ("SMB",)]


def test_yes_and_no_of_other_languages(importer: Importer) -> None:
    add_account(importer.workspace, "Alder")
    rows = ("Upgrade,2026-01-31,Ja", "upsell,2026-02-01,no", "upsell,2026-03-01,vielleicht")
    text = "\n".join(["account,kind,date,self_serve", *(f"Alder,{row}" for row in rows)])
    draft, look = guessed(importer, ImportKind.OPPORTUNITIES, text)
    assert meanings(table(importer, draft, look, 3)) == {
        "Ja": (Meaning.MAPPED, "yes"),
        "no": (Meaning.KNOWN, "no"),
        "vielleicht": (Meaning.UNKNOWN, ""),
    }
    result = run_import(importer.context, request_of(look, draft))
    assert reasons(result) == [(4, "self_serve", "“vielleicht” is neither yes nor no")]
    assert importer.rows(Opportunity, "kind", "self_serve") == [("upsell", True), ("upsell", False)]


def test_what_a_person_said_is_not_guessed_over(importer: Importer) -> None:
    draft, look = opened(importer, ImportKind.CONTACTS, "account,name,role\nA,B,Entscheider\nA,C,Blocker\n")
    found = first_values(look, [2])
    draft = draft.with_value("role", "entscheider", "sponsor")
    assert with_guesses(draft, found, NO_FACTS).values == {
        "role": {"entscheider": "sponsor", "Blocker": "detractor"}
    }
    assert with_guesses(draft, found, NO_FACTS, seen=found) == draft


def test_only_columns_with_few_values_are_mapped_one_by_one(importer: Importer) -> None:
    draft, look = opened(
        importer, ImportKind.ACCOUNTS, "name,segment,notes,customer_since\nA,B,C,2026-01-31\n"
    )
    assert valued_places(draft) == (1,)
    assert value_table(draft, 0, first_values(look, [0])[0], NO_FACTS) is None


def test_the_whole_file_is_counted_and_the_rarest_values_are_left_out(importer: Importer) -> None:
    rows = [f"A{i},S{i % (KEPT + 5)}" for i in range(3000)]
    draft, look = opened(importer, ImportKind.ACCOUNTS, "\n".join(["name,segment", *rows]) + "\n")
    # Of the first 500 rows 195 values come twice and 110 once, of which 105 are kept.
    first = first_values(look, [1])[1]
    assert (first.is_whole, sum(first.counts.values())) == (False, 2 * 195 + 105)
    found = count_values(draft, look, [1], silent)[1]
    assert (len(found.counts), found.more, found.is_whole) == (KEPT, 5, True)
    assert found.counts["S0"] == 10


def test_values_are_kept_with_the_mapping(importer: Importer) -> None:
    draft, look = guessed(importer, ImportKind.CONTACTS, "account,name,role\nA,B,Entscheider\n")
    again = draft_of(document_of(draft, look.headings), draft.kind, look.headings)
    assert again == draft
    assert again.values == {"role": {"Entscheider": "decision_maker"}}
    assert draft.with_value("role", "ENTSCHEIDER", None).values == {}


def test_a_mapping_for_all_others_and_words_for_nothing_are_told(importer: Importer) -> None:
    draft, look = opened(importer, ImportKind.CONTACTS, "account,name,role\nA,B,Wizard\nA,C,n/a\nA,D,Elf\n")
    draft = draft_of(
        {
            **document_of(draft, look.headings),
            "empty": ["n/a"],
            "values": {"role": {"*": "other", "elf": "king"}},
        },
        draft.kind,
        look.headings,
    )
    assert meanings(table(importer, draft, look, 2)) == {
        "Wizard": (Meaning.MAPPED, "other"),
        "n/a": (Meaning.EMPTY, ""),
        "Elf": (Meaning.UNKNOWN, "king"),
    }


@given(st.text(max_size=8), st.sampled_from(["role", "influence", "sentiment"]))
def test_an_understood_word_is_one_that_the_field_takes(text: str, name: str) -> None:
    words = next(field.words for field in FIELDS[ImportKind.CONTACTS] if field.name == name)
    draft = MappingDraft(ImportKind.CONTACTS, ((Use(name),),))
    found = ColumnValues({text.strip(): 1})
    draft = with_guesses(draft, {0: found}, NO_FACTS)
    made = value_table(draft, 0, found, NO_FACTS)
    assert made is not None
    (value,) = made.values
    assert (value.ours in words) == (value.meaning in (Meaning.KNOWN, Meaning.MAPPED))


def test_every_guess_is_a_word_of_its_field() -> None:
    fields = {(kind, field.name): field.words for kind, of in FIELDS.items() for field in of}
    for key, words in WORDS.items():
        assert set(words) <= set(fields[key]), key
    assert set(FLAGS) == {"yes", "no"}
    assert set(NAMES) <= {name for _kind, name in fields}


def test_no_word_stands_for_two_of_ours() -> None:
    for words in (*WORDS.values(), *NAMES.values(), FLAGS):
        every = [word for others in words.values() for word in others.split()]
        assert sorted(every) == sorted(set(every))
