"""People and accounts are found by what they are called, in any case and any script."""

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.services.finding import find_account
from tests.workspaces import add_account, context, dump, edit_account


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Halden Freight", " halden FREIGHT "),
        ("Électricité Äkta", "éLECTRICITÉ äkta"),
        ("Straße", "STRASSE"),
        ("株式会社サンプル", "株式会社サンプル"),
    ],
)
def test_case_does_not_matter(workspace, name, text):
    add_account(workspace, name="Another")
    account = add_account(workspace, name=name)
    assert find_account(context(workspace), text) == account


def test_an_external_id_wins_over_a_name(workspace):
    add_account(workspace, name="Ö-1")
    account = add_account(workspace, name="Halden", external_id="Ö-1")
    assert find_account(context(workspace), "ö-1") == account


@pytest.mark.parametrize(
    ("text", "words"), [("Hal", "No account"), ("", "No account"), ("halden", "2 accounts")]
)
def test_none_and_several_are_told_apart(workspace, text, words):
    add_account(workspace, name="Halden")
    add_account(workspace, name="HALDEN")
    with pytest.raises(KnownError, match=words):
        find_account(context(workspace), text)


def test_an_owner_typed_in_another_case_is_no_new_colleague(workspace):
    first, second = add_account(workspace, name="Halden"), add_account(workspace, name="Corvane")
    edit_account(context(workspace), first, "owner", "", "Åsa Öberg")
    edit_account(context(workspace), second, "owner", "", "åsa ÖBERG")
    assert len(dump(workspace)["team_member"]) == 1
