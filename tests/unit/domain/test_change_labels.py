"""What changes are called, in English and in German, and that every name the services give is known."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import cs_desktop
from cs_desktop.common import language
from cs_desktop.common.language import ENGLISH, load_language, speak
from cs_desktop.domain.change_labels import change_done, change_label, is_lasting

SERVICES = Path(cs_desktop.__file__).parent / "services"


@pytest.fixture
def german() -> Iterator[None]:
    speak(load_language("de"))
    yield
    speak(ENGLISH)


@pytest.mark.parametrize(
    ("label", "done"),
    [
        ("Change owner of A", "Changed owner of A"),
        ("Change owner of 3 accounts", "Changed owner of 3 accounts"),
        ("Keep promise Send the figures", "Kept promise Send the figures"),
        ("Apply segments and touch models to 4 accounts", "Applied segments and touch models to 4 accounts"),
        ("Set segment and touch model of A", "Set segment and touch model of A"),
        ("Give reason for loss of Plan", "Gave reason for loss of Plan"),
        ("Import accounts from crm.csv", "Imported accounts from crm.csv"),
        ("Delete call of Oct 7, 2026", "Deleted call of Oct 7, 2026"),
        ("Delete QBR of 2026-10-07", "Deleted QBR of Oct 7, 2026"),
        ("Undo: Change owner of A", "Undo: change owner of A"),
        ("Polish the {brass} of A", "Polish the {brass} of A"),
        ("Delete {name}", "Deleted {name}"),
    ],
)
def test_what_was_done_is_told_in_the_past(label: str, done: str) -> None:
    assert change_done(label) == done


@pytest.mark.parametrize(
    ("label", "lasting"),
    [
        ("Record agreement of A", True),
        ("Revoke confirmation of value of A", True),
        ("Close review Q3", True),
        ("Undo: Close review Q3", False),
        ("Ask for sign-off of A", False),
        ("Plan review of A", False),
    ],
)
def test_what_undo_leaves_alone_is_not_offered(label: str, lasting: bool) -> None:
    assert is_lasting(label) is lasting


@pytest.mark.parametrize(
    ("label", "told", "done"),
    [
        ("Change owner of A", "Verantwortlich von A ändern", "Verantwortlich von A geändert"),
        ("Delete 1,200 accounts", "1.200 Kunden löschen", "1.200 Kunden gelöscht"),
        ("Delete Halden Freight", "Halden Freight löschen", "Halden Freight gelöscht"),
        ("Add call “Night shift”", "Anruf „Night shift“ hinzufügen", "Anruf „Night shift“ hinzugefügt"),
        ("Delete call of Oct 7, 2026", "Anruf vom 07.10.2026 löschen", "Anruf vom 07.10.2026 gelöscht"),
        ("Delete call of 2026-10-07", "Anruf vom 07.10.2026 löschen", "Anruf vom 07.10.2026 gelöscht"),
        ("Import accounts from crm.csv", "Kunden aus crm.csv importieren", "Kunden aus crm.csv importiert"),
        ("Move 3 cards in A", "3 Karten in A verschieben", "3 Karten in A verschoben"),
        ("Undo: Delete A", "Rückgängig: A löschen", "Rückgängig: A löschen"),
        ("Polish the brass of A", "Polish the brass of A", "Polish the brass of A"),
    ],
)
@pytest.mark.usefixtures("german")
def test_changes_are_told_in_german(label: str, told: str, done: str) -> None:
    assert (change_label(label), change_done(label)) == (told, done)


def test_english_names_stand_as_they_are_stored() -> None:
    for label in ("Change owner of A", "Add on-site “Kick-off”", "Delete A\nB", "Import churn from x.csv"):
        assert change_label(label) == label


@pytest.mark.usefixtures("german")
def test_every_name_that_a_service_gives_is_known() -> None:
    found = {sample: place for path in SERVICES.rglob("*.py") for sample, place in _samples(path)}
    assert len(found) > 30
    assert {sample: place for sample, place in found.items() if change_label(sample) == sample} == {}
    assert language.language().code == "de"


_STAND_INS = {
    "plural": "3 accounts",
    "len": "3",
    "count": "3",
    "gesture.label": "Move card",
    "deed": "Keep revision",
    "RUN_WORKSHOP": "Run workshop",
    "revision.number": "3",
    "number": "3",
    "label": "owner",
    "called": "call “Kick-off”",
    "names[0]": "call “Kick-off”",
    "decision.outcome": "renewed",
    "request.kind": "accounts",
    "word": "left",
    "verb": "Rename",
    "_noun(": "template",
    "_LABELS[": "Renew",
    "SLIDE_KINDS[": "Outcomes",
    "slide_name(": "Outcomes",
    "of": "Plan of Halden Freight",
    "to": " and hand over to Ana",
}
"""What stands for a part of a label, by how the service writes that part; a name for all others."""


def _samples(path: Path) -> Iterator[tuple[str, str]]:
    """Yield an example of every label that a module gives to a change."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Attribute):
            continue
        if ast.unparse(node.targets[0]) != "tx.recorder.label":
            continue
        branches = [node.value.body, node.value.orelse] if isinstance(node.value, ast.IfExp) else [node.value]
        for branch in branches:
            if isinstance(branch, ast.JoinedStr):
                yield "".join(_part(part) for part in branch.values), f"{path.name}:{node.lineno}"


def _part(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    assert isinstance(part, ast.FormattedValue)
    written = ast.unparse(part.value)
    return next((text for begin, text in _STAND_INS.items() if written.startswith(begin)), "Halden")
