"""What is to be said of a draft before any row is checked: what is missing, what looks unreadable."""

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.import_mapping import DraftCheck, FieldChoice, FileLook, MappingDraft, Use
from cs_desktop.domain.importing import ImportKind
from cs_desktop.services.importing.cells import cell_reader
from cs_desktop.services.importing.drafting import mapping_of
from cs_desktop.services.importing.fields import EXTERNAL_ID, FIELDS, SHORTHAND, Cell, Field, field_of
from cs_desktop.services.importing.formats import BadCell
from cs_desktop.services.importing.guessing import cell_of, cells_of
from cs_desktop.services.importing.layout import Source, lay_out
from cs_desktop.services.importing.mapping import Mapping
from cs_desktop.services.importing.spelling import dates_of, numbers_of
from cs_desktop.services.importing.values import accepts

DATES = (Cell.DATE, Cell.END)
NUMBERS = (Cell.MONEY, Cell.NUMBER, Cell.COUNT, Cell.PERCENT)
_LOOKUPS = ("account", "product")


def field_choices(kind: ImportKind) -> tuple[FieldChoice, ...]:
    """Return what a column of a file of this kind can be used for, besides metrics and custom fields."""
    choices = [FieldChoice(Use(f.name), f.needed, f.words) for f in FIELDS[kind]]
    choices += [FieldChoice(Use(name), needed=False) for of_kind, name in SHORTHAND if of_kind is kind]
    if kind is not ImportKind.SUBSCRIPTIONS:
        names = {field.name for field in FIELDS[kind]}
        choices += [FieldChoice(Use(name, lookup=True), needed=False) for name in _LOOKUPS if name in names]
    return tuple(choices)


def check_draft(draft: MappingDraft, look: FileLook, currency: str) -> DraftCheck:
    """Look at a draft together with the first rows of its file."""
    missing = _missing(draft)
    problem, hints = "", {}
    try:
        mapping = mapping_of(draft, look.headings)
        hints = _hints(draft, mapping, look, currency)
        if not missing:
            lay_out(mapping, look.headings, look.path.name)
    except KnownError as error:
        problem = str(error)
    if missing and (problem or EXTERNAL_ID not in draft.fed):
        problem = problem or tr("Some fields are needed that no column feeds yet.")
    dates, numbers = dates_of(cells_of(draft, look, DATES)), numbers_of(cells_of(draft, look, NUMBERS))
    return DraftCheck(missing, problem, hints, dates, numbers)


def _missing(draft: MappingDraft) -> tuple[str, ...]:
    fed = draft.fed | {
        field
        for (kind, name), (field, _times) in SHORTHAND.items()
        if kind is draft.kind and name in draft.fed
    }
    needed = [field.name for field in FIELDS[draft.kind] if field.needed]
    if draft.kind is ImportKind.METRICS and not fed & {"metric", "value"}:
        measured = any(use.metric for uses in draft.uses for use in uses) or "metrics" in draft.rest
        needed = ["account", "date"] if measured else ["account", "date", "value"]
    return tuple(name for name in needed if name not in fed)


def _hints(draft: MappingDraft, mapping: Mapping, look: FileLook, currency: str) -> dict[int, str]:
    """Return for each column what its first cells that cannot be read say."""
    hints = {}
    for place, uses in enumerate(draft.uses):
        for use in uses:
            if accepts(draft.kind, use) is not None:
                # These values are told one by one.
                continue
            bad = _bad_cells(draft.kind, use, place, mapping, look, currency)
            if bad:
                hints[place] = bad
                break
    return hints


def _bad_cells(
    kind: ImportKind, use: Use, place: int, mapping: Mapping, look: FileLook, currency: str
) -> str:
    name, _times = SHORTHAND.get((kind, use.name), (use.name, 1))
    field = Field(use.name, cell_of(kind, use)) if use.metric or use.lookup else field_of(kind, name)
    if field is None:
        return ""
    reader = cell_reader(mapping, field, Source(field.name, place, look.headings[place]), currency)
    cells = look.column(place)
    bad = [value for cell in cells if isinstance(value := reader[cell], BadCell)]
    if not bad:
        return ""
    return tr("{count} of {total}: {reason}", count=len(bad), total=len(cells), reason=bad[0].reason)
