"""The page on importing says what is true: its examples work, its lists are whole."""

import re
import tomllib
from pathlib import Path

import pytest

from cs_desktop.domain.importing import ImportKind
from cs_desktop.services.importing import shipped_mappings
from cs_desktop.services.importing.fields import FIELDS
from cs_desktop.services.importing.mapping_reader import parse_mapping

PAGE = (Path(__file__).parents[4] / "docs" / "importing.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_a_mapping(example: str) -> None:
    stored = tomllib.loads(example)
    assert parse_mapping(stored, "example", ImportKind(stored["kind"])).columns


def test_every_field_and_shipped_mapping_is_named() -> None:
    rows = dict(re.findall(r"^\| (\w+) \| (.*) \|$", PAGE, re.MULTILINE))
    for kind, fields in FIELDS.items():
        named = set(re.findall(r"\w+", rows[kind.value]))
        assert {field.name for field in fields} <= named, kind
        for field in fields:
            assert (f"**{field.name}**" in rows[kind.value]) == field.needed, (kind, field.name)
    for name in shipped_mappings():
        assert f"`{name}`" in PAGE
