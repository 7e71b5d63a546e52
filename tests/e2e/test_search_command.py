"""main.py search as people and scripts use it."""

import json
from pathlib import Path

import pytest

from tests.commands import run_all
from tests.e2e.test_command_line import run

ACCOUNTS = (
    "external_id,name,industry,notes\n"
    "H-1,Halden Freight,Logistics,The new sponsor wants rail before spring\n"
    "S-1,株式会社サンプル,Retail,\n"
)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace of two accounts."""
    folder = tmp_path_factory.mktemp("search")
    file, source = folder / "team.csdesk", folder / "source.csv"
    source.write_text(ACCOUNTS, encoding="utf-8")
    made = run_all(("new", file, "--company", "Corvane"), ("import", file, "accounts", source))
    assert [answer.status for answer in made] == [0, 0], made
    return file


def test_words_are_found_with_where_they_stand(team: Path) -> None:
    result = run("search", team, "rail", "spons")
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == [
        "Account Halden Freight · Notes",
        "    The new sponsor wants rail before spring",
        "1 thing found.",
    ]


def test_what_is_found_by_parts_and_narrowed_leaves_the_workspace_as_it_is(team: Path) -> None:
    before = team.read_bytes()
    part, account, contact, other, nothing, wordless = run_all(
        ("search", team, "サンプル", "--json"),
        ("search", team, "halden", "--kind", "account"),
        ("search", team, "halden", "--kind", "contact"),
        ("search", team, "rail", "--account", "S-1"),
        ("search", team, "zebra"),
        ("search", team),
    )
    assert team.read_bytes() == before

    # A part of a name without spaces is found.
    document = json.loads(part.out)
    (hit,) = document["hits"]
    assert (hit["kind"], hit["name"], hit["field"]) == ("account", "Account 株式会社サンプル", "name")
    assert [hit["snippet"][start:end] for start, end in hit["bold"]] == ["サンプル"]
    assert document["counts"] == {"account": 1}

    # It can be narrowed.
    assert "1 thing found." in account.out
    assert "0 things found." in contact.out
    assert "0 things found." in other.out

    # Nothing found is no error, but words are needed.
    assert (nothing.status, nothing.out) == (0, "0 things found.\n")
    assert wordless.status == 2
