"""main.py search as people and scripts use it."""

import json
from pathlib import Path

import pytest

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
    assert run("new", file, "--company", "Corvane").returncode == 0
    assert run("import", file, "accounts", source).returncode == 0
    return file


def test_words_are_found_with_where_they_stand(team: Path) -> None:
    result = run("search", team, "rail", "spons")
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == [
        "Account Halden Freight · Notes",
        "    The new sponsor wants rail before spring",
        "1 thing found.",
    ]


def test_a_part_of_a_name_without_spaces_is_found(team: Path) -> None:
    document = json.loads(run("search", team, "サンプル", "--json").stdout)
    (hit,) = document["hits"]
    assert (hit["kind"], hit["name"], hit["field"]) == ("account", "Account 株式会社サンプル", "name")
    assert [hit["snippet"][start:end] for start, end in hit["bold"]] == ["サンプル"]
    assert document["counts"] == {"account": 1}


def test_it_can_be_narrowed(team: Path) -> None:
    assert "1 thing found." in run("search", team, "halden", "--kind", "account").stdout
    assert "0 things found." in run("search", team, "halden", "--kind", "contact").stdout
    assert "0 things found." in run("search", team, "rail", "--account", "S-1").stdout


def test_nothing_found_is_no_error(team: Path) -> None:
    result = run("search", team, "zebra")
    assert (result.returncode, result.stdout) == (0, "0 things found.\n")


def test_words_are_needed(team: Path) -> None:
    assert run("search", team).returncode == 2


def test_the_workspace_is_left_as_it_is(team: Path) -> None:
    before = team.read_bytes()
    run("search", team, "halden")
    assert team.read_bytes() == before
