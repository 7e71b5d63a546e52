"""The translations: complete, with the same places to fill in, and nothing that the code does not say."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from cs_desktop.common.language import ENGLISH_CODE, NAMES
from cs_desktop.common.resources import resource
from tools.catalogue import extract, is_translated

LANGUAGES = sorted(set(NAMES) - {ENGLISH_CODE})
ROOT = Path(__file__).parents[3] / "cs_desktop"
SHOWN = {
    **dict.fromkeys(("KnownError", "InputError", "Label", "ElidedLabel", "setText", "setToolTip"), (0,)),
    **dict.fromkeys(("setAccessibleName", "setAccessibleDescription", "setPlaceholderText"), (0,)),
    **dict.fromkeys(("tell", "warn", "say"), (0, 1)),
    **dict.fromkeys(("Button", "show_panel", "ask_open", "ask_save"), (1,)),
    **dict.fromkeys(("icon_button", "report"), (2,)),
    "EmptyState": (1, 2),
}
"""What puts a text before a person, and which of its arguments are texts."""


@pytest.fixture(scope="module")
def template() -> Catalog:
    return extract()


def _catalogue(code: str) -> Catalog:
    with resource(f"translations/{code}.po").open("rb") as file:
        return read_po(file, locale=code)


def _texts(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, tuple | list) else [message.id]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_translated(code, template):
    told = _catalogue(code)
    found = {m.id: told.get(m.id, m.context) for m in template if m.id}
    assert [text for text, t in found.items() if t is None or not is_translated(t)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_translation_outlives_its_text(code, template):
    assert [m.id for m in _catalogue(code) if m.id and template.get(m.id, m.context) is None] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_has_the_places_of_its_text(code):
    for message in _catalogue(code):
        if not message.id:
            continue
        wanted = [set(re.findall(r"\{\w+\}", text)) for text in _texts(message)]
        told = [message.string] if isinstance(message.string, str) else list(message.string)
        for text in told:
            places = set(re.findall(r"\{\w+\}", text))
            # One thing may be called without its number.
            assert wanted[0] | {"{count}"} >= places >= wanted[-1] - {"{count}"}, message.id
        for english, text in zip(_texts(message), told, strict=True):
            assert (english[:1].isspace(), english[-1:].isspace()) == (
                text[:1].isspace(),
                text[-1:].isspace(),
            )


def _plain_texts(tree: ast.AST) -> list[tuple[int, str]]:
    """Return the texts that are shown without having gone through the one door, by line."""
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        for place in SHOWN.get(name, ()):
            argument = call.args[place] if place < len(call.args) else None
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                text = argument.value
            elif isinstance(argument, ast.JoinedStr):
                text = "".join(p.value for p in argument.values if isinstance(p, ast.Constant))
            else:
                continue
            if re.search(r"[A-Za-z]{2}", text):
                found.append((call.lineno, text))
    return found


def test_nothing_is_shown_past_the_one_door():
    past = {
        f"{path.relative_to(ROOT)}:{line}": text
        for room in ("controllers", "domain", "models", "services", "views")
        for path in (ROOT / room).rglob("*.py")
        for line, text in _plain_texts(ast.parse(path.read_text(encoding="utf-8")))
        # Developers read these.
        if "gallery" not in path.parts and "scenes" not in path.parts and path.name != "screenshots.py"
    }
    assert past == {}
