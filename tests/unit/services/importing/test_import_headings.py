"""What is made of headings that other programs and other languages write."""

import pytest

from cs_desktop.domain.importing import ImportKind
from cs_desktop.models.tables import Activity, Contact
from cs_desktop.services.importing.guessing import guess_draft, guess_kind
from cs_desktop.services.importing.headings import plain_heading, synonyms
from tests.drafting import look_at
from tests.importing import Importer, reasons
from tests.workspaces import add_account


def guessed(importer: Importer, text: str) -> tuple[ImportKind | None, list[str]]:
    """Return the kind that a file is taken for, and what its columns go to."""
    look = look_at(importer.file(text))
    kind = guess_kind(look)
    if kind is None:
        return None, []
    uses = guess_draft(kind, look).uses
    return kind, [" ".join(use.name for use in of) for of in uses]


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        (
            "Kundennummer;Kunde;Branche;Betreuer;Kunde seit;Land\nK1;Alder;Bau;Ana Ruiz;31.01.2026;DE\n",
            ImportKind.ACCOUNTS,
            ["external_id", "name", "industry", "owner", "customer_since", "region"],
        ),
        (
            (
                "Vertragsnr.;Kunde;Tarif;Umsatz (EUR);Vertragsbeginn;Vertragsende;Kündigungsfrist\n"
                "V1;Alder;Pro;1.200,50;01.01.2026;31.12.2026;3 Monate\n"
            ),
            ImportKind.SUBSCRIPTIONS,
            ["external_id", "account", "product", "arr", "start", "term_end", ""],
        ),
        (
            "Firma;Ansprechpartner;Funktion;E-Mail;Telefon\nAlder;Jo;CFO;jo@a.example;+49 30 1\n",
            ImportKind.CONTACTS,
            ["account", "name", "title", "email", "phone"],
        ),
        (
            "Firma;Vorname;Name;E-Mail-Adresse\nAlder;Jo;Roth;jo@a.example\n",
            ImportKind.CONTACTS,
            ["account", "first_name", "last_name", "email"],
        ),
        (
            "First Name,Last Name,Email,Phone Number,Job Title,Associated Company\nJo,Roth,j@a,1,CFO,A\n",
            ImportKind.CONTACTS,
            ["first_name", "last_name", "email", "phone", "title", "account"],
        ),
        (
            "Record ID - Contact,First Name,Last Name,Email,Job,Associated Company\n1,Jo,Roth,j@a,CFO,A\n",
            ImportKind.CONTACTS,
            ["external_id", "first_name", "last_name", "email", "title", "account"],
        ),
        (
            "Organization - ID;Organization - Name;Organization - Owner;Label\n1;Alder;Ana;x\n",
            ImportKind.ACCOUNTS,
            ["external_id", "name", "owner", ""],
        ),
        (
            "Kunde;Art;Datum;Betreff;Dauer (Min.);Teilnehmer\nAlder;Anruf;31.01.2026;Start;30;Jo\n",
            ImportKind.ACTIVITIES,
            ["account", "kind", "date", "subject", "minutes", "contact"],
        ),
        (
            "Société;Secteur d’activité;Pays;Client depuis;Chargé de compte\nAlder;BTP;FR;31/01/2026;Ana\n",
            ImportKind.ACCOUNTS,
            ["name", "industry", "region", "customer_since", "owner"],
        ),
        (
            "Empresa;Sector;País;Cliente desde;Responsable\nAlder;Obra;ES;31/01/2026;Ana\n",
            ImportKind.ACCOUNTS,
            ["name", "industry", "region", "customer_since", "owner"],
        ),
        (
            "Kunde;Kündigungsdatum;Kündigungsgrund\nAlder;31.01.2026;Preis\n",
            ImportKind.CHURN,
            ["account", "date", "category"],
        ),
    ],
)
def test_headings_of_other_languages_are_understood(
    importer: Importer, text: str, kind: ImportKind, fields: list[str]
) -> None:
    assert guessed(importer, text) == (kind, fields)


@pytest.mark.parametrize(
    ("heading", "plain"),
    [
        ("Größe", "grosse"),
        ("Groesse", "grosse"),
        ("ZUSTÄNDIG", "zustandig"),
        ("Zuständige(r)", "zustandige"),
        ("ARR (EUR)", "arr"),
        ("[id]", "id"),
        ("Secteur d’activité", "secteur_d_activite"),
        ("取引先", "取引先"),
    ],
)
def test_a_heading_without_accents_brackets_and_signs(heading: str, plain: str) -> None:
    assert plain_heading(heading) == plain


def test_every_word_of_the_lists_can_be_met() -> None:
    """A word that plain_heading would never return could not be found."""
    for kind in ImportKind:
        for field in ("name", "account", "date", "owner", "kind"):
            assert all(word == plain_heading(word) for word in synonyms(kind, field))
    assert "kundigungsgrund" in synonyms(ImportKind.CHURN, "category")


def test_first_and_last_names_are_joined(importer: Importer) -> None:
    add_account(importer.workspace, "Alder")
    head = "account,first_name,last_name,phone,notes\n"
    text = f"{head}Alder, Jo ,Roth,+49 30 1,Likes tea\nAlder,Cher,,,\nAlder,,,,\n"
    result = importer.run("contacts", text, skip_bad=True)
    assert sorted(importer.rows(Contact, "name", "phone", "notes")) == [
        ("Cher", "", ""),
        ("Jo Roth", "+49 30 1", "Likes tea"),
    ]
    assert reasons(result) == [(4, "first_name", "a value is needed")]
    assert importer.run("contacts", text, skip_bad=True).change is None


def test_a_whole_name_counts_before_its_parts(importer: Importer) -> None:
    add_account(importer.workspace, "Alder")
    importer.run("contacts", "account,name,first_name,last_name\nAlder,Jo Roth,Johanna,Roth\n")
    assert importer.rows(Contact, "name") == [("Jo Roth",)]


def test_an_activity_has_a_subject(importer: Importer) -> None:
    add_account(importer.workspace, "Alder")
    importer.run("activities", "account,kind,date,subject,notes\nAlder,call,2026-01-31,Kick-off,Went well\n")
    assert importer.rows(Activity, "title", "notes") == [("Kick-off", "Went well")]


@pytest.mark.parametrize(
    ("start", "amount", "dates", "decimal"),
    [
        ("31.01.2027", "1.234,56", "DD.MM.YYYY", ","),
        ("2027-01-31", "1,234.56", "YYYY-MM-DD", "."),
        ("01/31/2027", "€ 12k", "MM/DD/YYYY", "."),
        ("46418", "$1,200", "EXCEL", "."),
        ("31. Jan 2027", "12 Tsd. €", "DD. MON YYYY", "."),
        ("20270131", "7,5", "YYYYMMDD", ","),
    ],
)
def test_the_forms_of_dates_and_numbers_are_guessed_from_the_cells(
    importer: Importer, start: str, amount: str, dates: str, decimal: str
) -> None:
    look = look_at(importer.file(f"Kunde;Produkt;Umsatz;Vertragsbeginn\nAlder;Pro;{amount};{start}\n"))
    draft = guess_draft(ImportKind.SUBSCRIPTIONS, look)
    assert (draft.dates[0], draft.decimal) == (dates, decimal)
