"""Bring the catalogues of resources/translations up to date with the texts in the code: make words.

New texts come in without a translation, texts that are gone go, translations that are there stay.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from cs_desktop.domain.bands import Band
from cs_desktop.domain.field_labels import FIELD_LABELS, KIND_LABELS
from cs_desktop.domain.health.standing import FORMULAS as HEALTH
from cs_desktop.domain.journey import words as _journey  # noqa: F401 - its words are subclasses of Word
from cs_desktop.domain.retention import FORMULAS as RETENTION
from cs_desktop.domain.scorecards.card import Axis
from cs_desktop.domain.signals import rules as _signals  # noqa: F401 - as are its words
from cs_desktop.domain.vocabulary import Word, words
from cs_desktop.services.plan.shipped import texts_of

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "cs_desktop"
CATALOGUES = ROOT / "resources" / "translations"
JOURNEYS = ROOT / "resources" / "journeys"
BLUEPRINTS = ROOT / "resources" / "blueprints"
KEYWORDS = {"tr": None, "marked": None, "trn": (1, 2), "trc": ((1, "c"), 2)}


def extract() -> Catalog:
    """Return every text of the code that goes through `tr`, `trn` or `marked`, without a translation."""
    template = Catalog(project="CS Desktop", charset="utf-8")
    for file, _line, message, _comments, context in extract_from_dir(
        SOURCE, [("**.py", "python")], keywords=KEYWORDS
    ):
        # No line numbers: they would change with every edit of the code.
        template.add(message, locations=[(f"cs_desktop/{file}", 0)], context=context)
    for place, text in table_texts():
        template.add(text, locations=[(place, 0)])
    return template


def table_texts() -> Iterator[tuple[str, str]]:
    """Yield where and what of the texts that stand in tables and are made from stored words."""
    for label in KIND_LABELS.values():
        yield "cs_desktop/domain/field_labels", label.one
        yield "cs_desktop/domain/field_labels", label.many
    for fields in FIELD_LABELS.values():
        for field in fields.values():
            yield "cs_desktop/domain/field_labels", field.text
    for formulas in (RETENTION, HEALTH):
        for formula in formulas.values():
            yield "cs_desktop/domain", formula
    yield from template_texts()
    for vocabulary in (*Word.__subclasses__(), Band, Axis):
        for word in vocabulary:
            yield "cs_desktop/domain/vocabulary.py", words(word)


def template_texts() -> Iterator[tuple[str, str]]:
    """Yield where and what of the texts of the templates and blueprints that come with the program."""
    for path in sorted(JOURNEYS.glob("*.toml")):
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        parts = [
            *(read["name"], read["about"], *read["personas"]),
            *(one["name"] for part in ("stages", "lanes", "milestones") for one in read[part]),
            *(one["title"] for one in read["cards"]),
            *(one["word"] for one in read["emotions"]),
        ]
        yield from ((f"resources/journeys/{path.name}", text) for text in parts)
    for path in sorted(BLUEPRINTS.glob("*.toml")):
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from ((f"resources/blueprints/{path.name}", text) for text in texts_of(read))


def update(path: Path, template: Catalog) -> int:
    """Bring one catalogue up to date; return how many of its texts lack a translation."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.stem)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalog, width=110, include_lineno=False, sort_by_file=True, omit_header=True)
    return sum(not is_translated(message) for message in catalog if message.id)


def is_translated(message: Message) -> bool:
    """Return whether a translation is there, for one and for many."""
    told = message.string
    return bool(told) and (isinstance(told, str) or all(told))


def main() -> None:
    """Update every catalogue, and say what is missing."""
    template = extract()
    for path in sorted(CATALOGUES.glob("*.po")):
        missing = update(path, template)
        print(f"{path.name}: {len(template):,} texts, {missing:,} without a translation")


if __name__ == "__main__":
    main()
