"""Accounts: identity, parents, owners, dated history, modes."""

from datetime import UTC, date, datetime

import pytest

from cs_desktop.common.clock import FixedClock
from cs_desktop.models.tables import SINCE_EVER, Account, AccountAttribute, LifecycleStage, TeamMember
from cs_desktop.services.importing import ImportMode
from tests.importing import Importer, reasons
from tests.workspaces import TODAY, add_account

CANONICAL = (
    "external_id,name,parent,industry,region,owner,segment,lifecycle,customer_since,first_value,cac,website\n"
    'A-1,Alder Works,Birch Group,DevTools,US,Ada Brandt,Pro,Adopt,2024-1-10,2024-03-01,"12,500.50",alder.eu\n'
    "A-2,Birch Group,,FinTech,DE,ada brandt,Enterprise,Scale,2023-05-01,,,\n"
)


def test_the_canonical_headings_come_in_whole(importer: Importer) -> None:
    result = importer.run("accounts", CANONICAL)
    assert (result.created, result.rejected, result.warnings, result.encoding) == (2, (), (), "UTF-8")
    ids = importer.account_ids()
    fields = ("external_id", "name", "parent_id", "industry", "region", "segment", "website")
    rows = {row[1]: row for row in importer.rows(Account, *fields)}
    assert rows["Alder Works"] == (
        "A-1",
        "Alder Works",
        ids["Birch Group"],
        "DevTools",
        "US",
        "Pro",
        "alder.eu",
    )
    # 12,500.50 dollars are 1,250,050 cents.
    money = {
        row[0]: row[1:]
        for row in importer.rows(Account, "name", "acquisition_cost", "customer_since", "first_value")
    }
    assert money["Alder Works"] == (1_250_050, date(2024, 1, 10), date(2024, 3, 1))
    assert money["Birch Group"] == (None, date(2023, 5, 1), None)
    assert importer.rows(TeamMember, "name") == [("Ada Brandt",)]
    # A stage that was not known is put last, after Onboard, Adopt, Realize value, Renew and Grow.
    stages = dict(importer.rows(LifecycleStage, "position", "name"))
    assert (len(stages), stages[1], stages[5]) == (6, "Adopt", "Scale")


def test_a_second_import_of_the_same_file_changes_nothing(importer: Importer) -> None:
    importer.run("accounts", CANONICAL)
    before = importer.everything()
    result = importer.run("accounts", CANONICAL)
    assert (result.created, result.updated, result.unchanged, result.change) == (0, 0, 2, None)
    assert importer.everything() == before


def test_an_update_touches_only_what_the_file_has(importer: Importer) -> None:
    importer.run("accounts", CANONICAL)
    result = importer.run("accounts", "external_id,industry,region\nA-1,HealthTech,\nA-2,FinTech,DE\n")
    assert (result.created, result.updated, result.unchanged) == (0, 1, 1)
    rows = importer.rows(Account, "name", "industry", "region", "segment")
    assert ("Alder Works", "HealthTech", "US", "Pro") in rows


def test_an_empty_cell_empties_a_field_only_if_the_mapping_says_so(importer: Importer) -> None:
    importer.run("accounts", CANONICAL)
    mapping = 'blank = "clear"\n[columns]\nexternal_id = "id"\nregion = "region"\nowner = "owner"\n'
    importer.run("accounts", "id,region,owner\nA-1,,\n", mapping)
    rows = {row[0]: row[1:] for row in importer.rows(Account, "name", "region", "owner_id", "industry")}
    assert rows["Alder Works"] == ("", None, "DevTools")
    history = {
        (row[0], row[2]): row[1] for row in importer.rows(AccountAttribute, "field", "value", "valid_from")
    }
    assert history["region", TODAY] == ""
    assert history["owner", TODAY] == ""


def test_sliced_fields_keep_their_history(importer: Importer) -> None:
    importer.run("accounts", "external_id,name,segment\nA-1,Alder,Basic\n")
    for day, segment in ((20, "Pro"), (20, "Enterprise"), (21, "Enterprise"), (22, "Basic")):
        clock = FixedClock(datetime(2026, 11, day, 9, tzinfo=UTC))
        importer.reopen(clock)
        importer.run("accounts", f"external_id,name,segment\nA-1,Alder,{segment}\n")
    # Pro was corrected on its first day; the 21st said nothing new.
    assert sorted(importer.rows(AccountAttribute, "valid_from", "field", "value")) == [
        (SINCE_EVER, "segment", "Basic"),
        (date(2026, 11, 20), "segment", "Enterprise"),
        (date(2026, 11, 22), "segment", "Basic"),
    ]


def test_a_day_has_one_value_though_another_clock_was_ahead(importer: Importer) -> None:
    importer.run("accounts", "external_id,name,segment\nA-1,Alder,Basic\n")
    for day, segment in ((20, "Pro"), (22, "Basic"), (20, "Enterprise")):
        importer.reopen(FixedClock(datetime(2026, 11, day, 9, tzinfo=UTC)))
        importer.run("accounts", f"external_id,name,segment\nA-1,Alder,{segment}\n")
    assert sorted(importer.rows(AccountAttribute, "valid_from", "value")) == [
        (SINCE_EVER, "Basic"),
        (date(2026, 11, 20), "Enterprise"),
        (date(2026, 11, 22), "Basic"),
    ]


def test_a_value_without_history_gets_one_when_it_changes(importer: Importer) -> None:
    add_account(importer.workspace, "Alder", external_id="A-1", region="US")
    importer.run("accounts", "external_id,region,industry\nA-1,DE,FinTech\n")
    assert importer.rows(AccountAttribute, "field", "value", "valid_from") == [
        ("industry", "FinTech", SINCE_EVER),
        ("region", "US", SINCE_EVER),
        ("region", "DE", TODAY),
    ]


def test_parents_may_come_later_and_in_any_depth(importer: Importer) -> None:
    importer.run("accounts", "external_id,name,parent\n1,Leaf,Branch\n2,Branch,3\n3,Trunk,\n4,Twig,Leaf\n")
    ids = importer.account_ids()
    parents = dict(importer.rows(Account, "name", "parent_id"))
    assert parents == {"Leaf": ids["Branch"], "Branch": ids["Trunk"], "Trunk": None, "Twig": ids["Leaf"]}


def test_circles_and_unknown_parents_are_rejected_with_all_below_them(importer: Importer) -> None:
    text = "name,parent\nOne,Two\nTwo,One\nSelf,Self\nChild,One\nGrandchild,Child\nStray,Nobody\nGood,\n"
    result = importer.run("accounts", text, skip_bad=True)
    assert reasons(result) == [
        (2, "parent", "this would make a circle"),
        (3, "parent", "this would make a circle"),
        (4, "parent", "this would make a circle"),
        (5, "parent", "the line that it names was rejected"),
        (6, "parent", "the line that it names was rejected"),
        (7, "parent", "there is no account with the id or name “Nobody”"),
    ]
    assert list(importer.account_ids()) == ["Good"]


def test_a_changed_parent_must_not_close_a_circle_with_stored_ones(importer: Importer) -> None:
    importer.run("accounts", "external_id,name,parent\n1,Top,\n2,Middle,1\n3,Low,2\n")
    result = importer.run("accounts", "external_id,parent\n1,Low\n")
    assert reasons(result) == [(2, "parent", "this would make a circle")]


def test_modes_say_which_rows_are_written(importer: Importer) -> None:
    importer.run("accounts", "external_id,name,region\n1,Alder,US\n")
    text = "external_id,name,region\n1,Alder,DE\n2,Birch,UK\n"
    updated = importer.run("accounts", text, mode=ImportMode.UPDATE)
    assert (updated.created, updated.updated, updated.skipped) == (0, 1, 1)
    created = importer.run("accounts", text.replace("DE", "FR"), mode=ImportMode.CREATE)
    assert (created.created, created.updated, created.unchanged) == (1, 0, 1)
    assert importer.rows(Account, "name", "region") == [("Alder", "DE"), ("Birch", "UK")]


def test_a_repeated_id_with_other_content_is_rejected(importer: Importer) -> None:
    text = "external_id,name\n1,Alder\n2,Birch\n1,Alder\n2,Beech\n"
    assert reasons(importer.run("accounts", text)) == [
        (5, "external_id", "the id is in line 3 already, with other content")
    ]
    result = importer.run("accounts", text, skip_bad=True)
    assert (result.created, result.unchanged) == (2, 1)


def test_rows_without_an_id_are_known_by_their_content_and_occurrence(importer: Importer) -> None:
    text = "name,region\nAlder,US\nAlder,US\nBirch,DE\n"
    first = importer.run("accounts", text)
    assert first.created == 3
    again = importer.run("accounts", text)
    assert (again.unchanged, again.change) == (3, None)
    more = importer.run("accounts", text + "Alder,US\n")
    assert (more.created, more.unchanged) == (1, 3)
    assert more.warnings == ("1 row with a name that another account has as well",)


def test_a_changed_row_without_an_id_changes_the_account_of_its_name(importer: Importer) -> None:
    importer.run("accounts", "name,region\nAlder,US\nBirch,DE\n")
    changed = "name,region\nALDER,UK\nBirch,DE\n"
    result = importer.run("accounts", changed)
    assert (result.created, result.updated, result.unchanged) == (0, 1, 1)
    assert importer.rows(Account, "name", "region") == [("ALDER", "UK"), ("Birch", "DE")]
    again = importer.run("accounts", changed)
    assert (again.unchanged, again.change) == (2, None)
    back = importer.run("accounts", "name,region\nAlder,US\nBirch,DE\n")
    assert (back.updated, back.unchanged) == (1, 1)


def test_an_account_typed_by_hand_gets_the_id_that_a_file_brings(importer: Importer) -> None:
    by_hand = add_account(importer.workspace, "Alder")
    other = add_account(importer.workspace, "Birch", external_id="B-9")
    result = importer.run("accounts", "external_id,name\nA-1,alder\nB-1,Birch\n")
    assert (result.created, result.updated) == (1, 1)
    assert dict(importer.rows(Account, "id", "external_id"))[by_hand] == "A-1"
    assert dict(importer.rows(Account, "id", "external_id"))[other] == "B-9"


def test_an_account_deleted_since_comes_back(importer: Importer) -> None:
    importer.run("accounts", "name\nAlder\n")
    importer.workspace.write(
        "Delete", lambda tx: tx.session.delete(tx.session.get_one(Account, importer.account_ids()["Alder"]))
    )
    assert importer.run("accounts", "name\nAlder\n").created == 1
    assert importer.run("accounts", "name\nAlder\n").change is None


def test_fields_of_ones_own_are_kept_and_merged(importer: Importer) -> None:
    importer.run("accounts", "external_id,name,custom.Plan,custom.Seats\n1,Alder,Basic,9\n")
    result = importer.run("accounts", "external_id,custom.Seats,custom.Note\n1,12,\n")
    assert result.updated == 1
    assert importer.rows(Account, "custom") == [({"Plan": "Basic", "Seats": "12"},)]
    assert importer.run("accounts", "external_id,custom.Seats\n1,12\n").change is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name\n\nAlder\n", None),
        ("name,cac\nAlder,-5\n", (2, "cac", "“-5” is below zero")),
        ("name,cac\nAlder,€5\n", (2, "cac", "“€5” is not in the workspace's currency, USD")),
        ("name,cac\nAlder,5 EUR\n", (2, "cac", "“5 EUR” is not in the workspace's currency, USD")),
        ("name,cac\nAlder,50%\n", (2, "cac", "“50%” is not an amount")),
        ("name,cac\nAlder,1e20\n", (2, "cac", "“1e20” is too large")),
        (
            "name,customer_since\nAlder,2024-02-30\n",
            (2, "customer_since", "“2024-02-30” is not a day of the calendar"),
        ),
        ("name,relation\nAlder,friend\n", (2, "relation", "“friend” is not one of prospect, customer")),
        ("name,touch_model\nAlder,Velvet\n", (2, "touch_model", "there is no touch model “Velvet”")),
        ("name,region\n,US\n", (2, "name", "a value is needed")),
        ("external_id,region\n7,US\n", (2, "name", "a value is needed")),
        ("name,region\nAlder\n", (2, "", "the row has 1 cell, the heading 2")),
    ],
)
def test_bad_rows_are_named_and_nothing_is_written(
    importer: Importer, text: str, expected: tuple[int, str, str] | None
) -> None:
    before = importer.everything()
    result = importer.run("accounts", text)
    if expected is None:
        assert result.created == 1
    else:
        assert reasons(result) == [expected]
        assert not result.written
        assert importer.everything() == before


def test_a_rejected_row_brings_no_owner_along(importer: Importer) -> None:
    text = "name,owner,parent\nAlder,Ada,Nobody\nBirch,Ben,\n"
    assert importer.run("accounts", text, skip_bad=True).created == 1
    assert importer.rows(TeamMember, "name") == [("Ben",)]


def test_a_dry_run_counts_and_writes_nothing(importer: Importer) -> None:
    before = importer.everything()
    result = importer.run("accounts", CANONICAL, dry_run=True)
    assert (result.created, result.written, result.change) == (2, False, None)
    assert importer.everything() == before
