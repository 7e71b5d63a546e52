"""The values of the columns that feed fields with few values: counted, understood, guessed."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.import_mapping import FileLook, MappingDraft, Use, WorkspaceFacts
from cs_desktop.domain.import_values import Accepts, ColumnValues, FileValue, Meaning, ValueTable
from cs_desktop.domain.importing import ImportKind
from cs_desktop.domain.progress import Progress
from cs_desktop.services.importing.cells import flag_of, word_of
from cs_desktop.services.importing.drafting import draft_options
from cs_desktop.services.importing.fields import Cell, Field, field_of
from cs_desktop.services.importing.headings import plain_heading
from cs_desktop.services.importing.mapping import OTHERWISE
from cs_desktop.services.importing.reading import open_table
from cs_desktop.services.importing.value_words import FLAGS, NAMES, WORDS

KEPT = 300
"""Different values of a column that are listed; who has more maps them in a mapping file."""
COUNTING = marked("Counting")
_LISTED: dict[ImportKind, dict[str, Accepts]] = {
    ImportKind.ACCOUNTS: {
        **dict.fromkeys(("industry", "region", "segment", "owner", "lifecycle", "tier"), Accepts.ANY),
        "touch_model": Accepts.KNOWN,
    },
    ImportKind.SUBSCRIPTIONS: {"product": Accepts.ANY},
    ImportKind.ACTIVITIES: {"owner": Accepts.ANY},
    ImportKind.CHURN: {"product": Accepts.KNOWN},
    ImportKind.OPPORTUNITIES: {"stage": Accepts.ANY},
}
"""Texts that repeat from row to row, and whether a new one may be taken over."""


def accepts(kind: ImportKind, use: Use) -> Accepts | None:
    """Return what the field of a column takes, where it takes few values; None for free texts."""
    field = None if use.metric or use.lookup or use.details else field_of(kind, use.name)
    if field is None:
        return None
    if field.cell in (Cell.WORD, Cell.FLAG):
        return Accepts.WORDS
    return _LISTED.get(kind, {}).get(use.name)


def valued_places(draft: MappingDraft) -> tuple[int, ...]:
    """Return the columns whose values can be mapped one by one."""
    return tuple(
        place
        for place, uses in enumerate(draft.uses)
        if any(accepts(draft.kind, use) is not None for use in uses)
    )


def first_values(look: FileLook, places: Collection[int]) -> dict[int, ColumnValues]:
    """Return the values of columns in the first rows of a file."""
    is_whole = look.total is not None and look.total <= len(look.rows)
    return {
        place: _kept(Counter(row[place].strip() for row in look.rows), is_whole=is_whole) for place in places
    }


def count_values(
    draft: MappingDraft, look: FileLook, places: Sequence[int], progress: Progress
) -> dict[int, ColumnValues]:
    """Return the values of columns in the whole file.

    Raises:
        KnownError: the file cannot be read any more.
    """
    counters: list[Counter[str]] = [Counter() for _place in places]
    rows = 0
    with open_table(look.path, draft_options(draft)) as table:
        for chunk in table.chunks(places):
            for counter, cells in zip(counters, chunk.columns, strict=True):
                counter.update(cells)
            rows += len(chunk.lines)
            progress(rows, table.total, tr(COUNTING))
    return {
        place: _kept(_stripped(counter), is_whole=True)
        for place, counter in zip(places, counters, strict=True)
    }


def value_table(
    draft: MappingDraft, place: int, found: ColumnValues, facts: WorkspaceFacts
) -> ValueTable | None:
    """Return what the values of a column become; None where they are free texts or need no words."""
    for use in draft.uses[place]:
        taken = accepts(draft.kind, use)
        if taken is None:
            continue
        field = field_of(draft.kind, use.name)
        assert field is not None
        reader = _Reader(draft, field, taken, facts.known.get(use.name, ()))
        values = tuple(reader.value(text, count) for text, count in found.counts.items())
        choices = reader.choices
        return ValueTable(place, use.name, taken, values, choices, found.more, found.is_whole)
    return None


def with_guesses(
    draft: MappingDraft,
    found: Mapping[int, ColumnValues],
    facts: WorkspaceFacts,
    seen: Mapping[int, ColumnValues] | None = None,
) -> MappingDraft:
    """Return the draft with a guess for each value that is not understood as it stands.

    What is mapped already, and what was seen before, is left alone.
    """
    for place, column in found.items():
        known = seen.get(place) if seen else None
        for use in draft.uses[place]:
            taken, field = accepts(draft.kind, use), field_of(draft.kind, use.name)
            if taken is None or field is None:
                continue
            reader = _Reader(draft, field, taken, facts.known.get(use.name, ()))
            for text in column.counts:
                if (known is None or text not in known.counts) and (ours := reader.missing(text)):
                    draft = draft.with_value(use.name, text, ours)
    return draft


class _Reader:
    """Understands the values of one field."""

    def __init__(self, draft: MappingDraft, field: Field, taken: Accepts, known: Sequence[str]) -> None:
        self._kind, self._field, self._accepts = draft.kind, field, taken
        self._known = known
        self._folded = {name.casefold(): name for name in known}
        self._plain = {_plain(name): name for name in reversed(known)}
        self._mapped = {text.casefold(): ours for text, ours in draft.values.get(field.name, {}).items()}
        self._empty = {text.strip().casefold() for text in draft.rest.get("empty", ())}

    @property
    def choices(self) -> tuple[str, ...]:
        if self._field.cell is Cell.FLAG:
            return tuple(FLAGS)
        return self._field.words if self._field.cell is Cell.WORD else tuple(self._known)

    def value(self, text: str, count: int) -> FileValue:
        """Return what becomes of a value, in the order in which cells are read."""
        bare = "" if text.casefold() in self._empty else text
        ours = self._mapped.get(bare.casefold())
        if ours is None and bare:
            ours = self._mapped.get(OTHERWISE)
        if ours is not None:
            if not ours:
                return FileValue(text, count, Meaning.EMPTY)
            meaning = Meaning.MAPPED if self._reads(ours) is not None else Meaning.UNKNOWN
            return FileValue(text, count, meaning, ours, is_guessed=ours == self.guess(text))
        if not bare:
            return FileValue(text, count, Meaning.EMPTY)
        own = self._reads(bare)
        if own is None:
            return FileValue(text, count, Meaning.UNKNOWN)
        is_new = self._accepts is Accepts.ANY and bare.casefold() not in self._folded
        return FileValue(text, count, Meaning.NEW if is_new else Meaning.KNOWN, own)

    def missing(self, text: str) -> str:
        """Return the guess for a value that nothing is known of; empty where there is none or no need."""
        if self.value(text, 0).meaning not in (Meaning.NEW, Meaning.UNKNOWN):
            return ""
        return "" if text.casefold() in self._mapped else self.guess(text)

    def guess(self, text: str) -> str:
        """Return which of ours is probably meant; empty if none seems to be."""
        plain = _plain(text)
        if self._field.cell in (Cell.WORD, Cell.FLAG):
            return _meant(self._kind, self._field.name, self._field.cell).get(plain, "")
        standard = _standard(self._field.name).get(plain, plain)
        return self._plain.get(plain, "") or self._plain.get(standard, "")

    def _reads(self, text: str) -> str | None:
        """Return what a text is stored as; None where it cannot be taken."""
        if self._field.cell is Cell.WORD:
            return word_of(text, self._field.words)
        if self._field.cell is Cell.FLAG:
            flag = flag_of(text)
            return None if flag is None else "yes" if flag else "no"
        return self._folded.get(text.casefold(), text if self._accepts is Accepts.ANY else None)


def _plain(text: str) -> str:
    return plain_heading(text) or text.casefold()


@cache
def _meant(kind: ImportKind, name: str, cell: Cell) -> dict[str, str]:
    words = FLAGS if cell is Cell.FLAG else WORDS.get((kind, name), {})
    return {_plain(word): ours for ours, others in words.items() for word in (ours, *others.split())}


@cache
def _standard(name: str) -> dict[str, str]:
    return {
        _plain(word): _plain(ours) for ours, others in NAMES.get(name, {}).items() for word in others.split()
    }


def _stripped(counter: Counter[str]) -> Counter[str]:
    bare: Counter[str] = Counter()
    for text, count in counter.items():
        bare[text.strip()] += count
    return bare


def _kept(counter: Counter[str], *, is_whole: bool) -> ColumnValues:
    kept = dict(counter.most_common(KEPT))
    return ColumnValues(kept, len(counter) - len(kept), is_whole)
