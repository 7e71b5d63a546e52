"""Contacts, activities, surveys, churn events, opportunities."""

from datetime import date

import pytest

from cs_desktop.domain.vocabulary import ActivityKind
from cs_desktop.models.tables import (
    Activity,
    ActivityContact,
    ChurnEvent,
    Contact,
    Opportunity,
    Survey,
    SurveyAnswer,
    TeamMember,
)
from tests.importing import Importer, reasons
from tests.workspaces import add_account, add_product


@pytest.fixture(autouse=True)
def accounts(importer: Importer) -> dict[str, int]:
    return {name: add_account(importer.workspace, name) for name in ("Alder", "Birch")}


def test_contacts_report_to_others_of_their_account_in_any_order(importer: Importer) -> None:
    text = (
        "account,name,title,email,role,influence,sentiment,reports_to\n"
        "Alder,Ann,Analyst,ann@alder.example,Power user,low,Supports,bob@alder.example\n"
        "Alder,Bob,CFO,BOB@alder.example,sponsor,HIGH,neutral,\n"
        "Birch,Cem,CIO,,detractor,,against,\n"
    )
    assert importer.run("contacts", text).created == 3
    ids = dict(importer.rows(Contact, "name", "id"))
    rows = {
        row[0]: row[1:]
        for row in importer.rows(Contact, "name", "role", "influence", "sentiment", "reports_to_id")
    }
    assert rows == {
        "Ann": ("power_user", "low", "supports", ids["Bob"]),
        "Bob": ("sponsor", "high", "neutral", None),
        "Cem": ("detractor", "", "against", None),
    }
    assert importer.run("contacts", text).change is None


def test_a_changed_contact_is_known_by_email_or_name(importer: Importer) -> None:
    importer.run("contacts", "account,name,email,title\nAlder,Ann,ann@a.example,Analyst\nAlder,Bob,,CFO\n")
    result = importer.run(
        "contacts",
        "account,name,email,title\nAlder,Ann Novak,ANN@a.example,Lead\nAlder,Bob,,CEO\nBirch,Bob,,COO\n",
    )
    assert (result.created, result.updated) == (1, 2)
    assert [row[0] for row in importer.rows(Contact, "title")] == ["Lead", "CEO", "COO"]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("Cedar,Ann,,", "account", "there is no account with the id or name “Cedar”"),
        ("Alder,,user,", "name", "a value is needed"),
        ("Alder,Ann,boss,", "role", "“boss” is not one of sponsor, champion"),
        ("Alder,Ann,,Zed", "reports_to", "there is no contact of this account with the id or name “Zed”"),
        ("Alder,Ann,,Ann", "reports_to", "this would make a circle"),
    ],
)
def test_bad_contacts_are_named(importer: Importer, row: str, column: str, reason: str) -> None:
    result = importer.run("contacts", "account,name,role,reports_to\n" + row + "\n")
    assert [(bad.row, bad.column) for bad in result.rejected] == [(2, column)]
    assert result.rejected[0].reason.startswith(reason)
    assert importer.rows(Contact, "id") == []


ACTIVITIES = (
    "account,kind,date,minutes,direction,purpose,contact,owner,notes\n"
    "Alder,QBR,2026-03-01,90,proactive,value,Ann; Bob,Ada,Went well\n"
    "Alder,On-site,2026-03-02,,,,,,\n"
    "Alder,On-site,2026-03-02,,,,,,\n"
)


def test_activities_come_with_those_who_took_part(importer: Importer) -> None:
    importer.run("contacts", "account,name\nAlder,Ann\nAlder,Bob\n")
    # Two equal rows are two visits.
    assert importer.run("activities", ACTIVITIES).created == 3
    assert importer.rows(Activity, "kind", "day", "minutes", "direction", "purpose", "notes")[:2] == [
        ("qbr", date(2026, 3, 1), 90, "proactive", "value", "Went well"),
        ("on_site", date(2026, 3, 2), 0, "", "", ""),
    ]
    assert len(importer.rows(ActivityContact, "contact_id")) == 2
    assert importer.rows(TeamMember, "name") == [("Ada",)]
    again = importer.run("activities", ACTIVITIES)
    assert (again.unchanged, again.change) == (3, None)


def test_an_activity_with_an_id_can_change_and_so_can_who_took_part(importer: Importer) -> None:
    importer.run("contacts", "account,name\nAlder,Ann\nAlder,Bob\n")
    heading = "external_id,account,kind,date,minutes,contact\n"
    importer.run("activities", heading + "X-1,Alder,call,2026-03-01,10,Ann\n")
    ids = dict(importer.rows(Contact, "name", "id"))
    same = importer.run("activities", heading + "X-1,Alder,call,2026-03-01,10,\n")
    assert same.change is None
    result = importer.run("activities", heading + "X-1,Alder,call,2026-03-01,25,Bob\n")
    assert (result.created, result.updated) == (0, 1)
    assert importer.rows(Activity, "minutes") == [(25,)]
    assert importer.rows(ActivityContact, "contact_id") == [(ids["Bob"],)]


def test_half_an_hour_is_not_read_as_thirty_million_minutes(importer: Importer) -> None:
    result = importer.run("activities", "account,kind,date,minutes\nAlder,call,2026-03-01,30m\n")
    assert [(bad.row, bad.column) for bad in result.rejected] == [(2, "minutes")]
    assert importer.rows(Activity, "minutes") == []


def test_bad_activities_are_named(importer: Importer) -> None:
    text = (
        ACTIVITIES
        + "Alder,call,2026-03-03,-5,,,,,\nAlder,call,2026-03-03,1.5,,,,,\nAlder,chat,2026-03-03,5,,,,,\n"
    )
    assert reasons(importer.run("activities", text)) == [
        (2, "contact", "there is no contact of this account with the id or name “Ann”"),
        (5, "minutes", "“-5” is not a whole number of at least 0"),
        (6, "minutes", "“1.5” is not a whole number of at least 0"),
        (7, "kind", f"“chat” is not one of {', '.join(ActivityKind)}"),
    ]
    assert importer.rows(TeamMember, "name") == []


def test_answers_of_one_wave_share_a_survey(importer: Importer) -> None:
    text = (
        "account,survey,kind,date,score,scale_min,scale_max,respondent,asked\n"
        "Alder,Spring,NPS,2026-03-01,9,,,ann@a.example,40\n"
        "Alder,spring,nps,2026-03-02,3,0,10,bob@a.example,40\n"
        "Birch,Spring,nps,2026-03-02,10,,,,\n"
        "Birch,,CSAT,2026-03-05,4,,,,\n"
        "Birch,Fit,other,2026-03-05,2.5,1,3,,\n"
    )
    assert importer.run("surveys", text).created == 5
    assert importer.rows(Survey, "name", "kind", "scale_min", "scale_max", "asked") == [
        ("Spring", "nps", 0.0, 10.0, 40),
        ("Spring", "nps", 0.0, 10.0, None),
        ("CSAT", "csat", 1.0, 5.0, None),
        ("Fit", "other", 1.0, 3.0, None),
    ]
    assert [row[0] for row in importer.rows(SurveyAnswer, "score")] == [9.0, 3.0, 10.0, 4.0, 2.5]
    assert importer.run("surveys", text).change is None


def test_how_many_were_asked_may_be_told_later(importer: Importer) -> None:
    heading = "account,survey,kind,date,score,asked\n"
    importer.run("surveys", heading + "Alder,Spring,nps,2026-03-01,9,\nAlder,Spring,nps,2026-03-01,8,12\n")
    assert importer.rows(Survey, "asked") == [(12,)]
    importer.run("surveys", heading + "Alder,Spring,nps,2026-03-09,7,15\n")
    assert importer.rows(Survey, "asked") == [(15,)]


@pytest.mark.parametrize(
    ("rows", "line", "column", "reason"),
    [
        ("Alder,S,nps,2026-03-01,11,,,", 2, "score", "11 is not on the scale from 0 to 10"),
        ("Alder,S,csat,2026-03-01,0,,,", 2, "score", "0 is not on the scale from 1 to 5"),
        ("Alder,S,nps,2026-03-01,4,1,5,", 2, "scale_min", "this survey's scale is 0 to 10"),
        ("Alder,S,other,2026-03-01,4,,,", 2, "scale_min", "a survey of this kind needs its scale"),
        ("Alder,S,other,2026-03-01,4,5,5,", 2, "scale_max", "the scale's end is not above its start"),
        ("Alder,S,,2026-03-01,4,,,", 2, "kind", "a value is needed"),
        ("Alder,S,nps,2026-03-01,,,,", 2, "score", "a value is needed"),
        (
            "Alder,S,nps,2026-03-01,4,,,9\nAlder,S,nps,2026-03-01,5,,,8",
            3,
            "asked",
            "an earlier line of this survey says 9",
        ),
    ],
)
def test_bad_answers_are_named(importer: Importer, rows: str, line: int, column: str, reason: str) -> None:
    heading = "account,survey,kind,date,score,scale_min,scale_max,asked\n"
    assert reasons(importer.run("surveys", heading + rows + "\n")) == [(line, column, reason)]
    assert importer.rows(Survey, "id") == []


def test_churn_events_with_one_id_are_counted_by_occurrence(importer: Importer) -> None:
    add_product(importer.workspace, "Pro")
    text = (
        "external_id,account,product,date,category,detail,stated_cause\n"
        "C-1,Alder,pro,2026-01-01,price,D-1,too dear\n"
        "C-1,Alder,,2026-02-01,Product fit,,\n"
    )
    assert importer.run("churn", text).created == 2
    assert importer.rows(ChurnEvent, "day", "category", "detail", "stated_cause") == [
        (date(2026, 1, 1), "price", "D-1", "too dear"),
        (date(2026, 2, 1), "product_fit", "", ""),
    ]
    assert importer.run("churn", text).change is None
    changed = importer.run("churn", text.replace("too dear", "over budget"))
    assert (changed.created, changed.updated, changed.unchanged) == (0, 1, 1)
    unknown = importer.run("churn", "account,product,date,category\nAlder,Basic,2026-01-01,price\n")
    assert reasons(unknown) == [(2, "product", "there is no product with the id or name “Basic”")]


def test_opportunities_come_in(importer: Importer) -> None:
    text = (
        'account,kind,amount,stage,found_by,date,self_serve\nAlder,Cross-sell,"1,000",,Ada,2026-01-01,yes\n'
    )
    assert importer.run("opportunities", text).created == 1
    columns = ("kind", "amount", "stage", "found_by", "found_on", "self_serve")
    assert importer.rows(Opportunity, *columns) == [
        ("cross_sell", 100_000, "found", "Ada", date(2026, 1, 1), True)
    ]
    maybe = importer.run("opportunities", text.replace("yes", "maybe"))
    assert reasons(maybe) == [(2, "self_serve", "“maybe” is neither yes nor no")]
