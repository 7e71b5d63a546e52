"""What a file probably is, and which of its columns probably feeds what: to be looked over by a person."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cs_desktop.domain.import_mapping import CUSTOM, FileLook, MappingDraft, Use, metric_use, slug
from cs_desktop.domain.importing import ImportKind
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.services.importing.fields import EXTERNAL_ID, FIELDS, SHORTHAND, Cell, field_of
from cs_desktop.services.importing.headings import plain_heading, synonyms
from cs_desktop.services.importing.spelling import are_numbers, dates_of, numbers_of

_PREFIXES = ("property_", "hs_")
"""What data warehouses put before the headings of a portal."""
_NEEDED, _OTHER, _MISSING = 3, 1, 4
_NUMBERS = (Cell.MONEY, Cell.NUMBER, Cell.COUNT, Cell.PERCENT)
_DATES = (Cell.DATE, Cell.END)


def guess_kind(look: FileLook) -> ImportKind | None:
    """Return the kind whose fields the headings name best; None where they name none well."""
    scores = {kind: _score(kind, look) for kind in ImportKind}
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] > 0 else None


def guess_draft(kind: ImportKind, look: FileLook) -> MappingDraft:
    """Return a mapping by the headings, with the forms in which the cells are written."""
    found = _fields(kind, look.headings)
    uses = [(Use(found[place]),) if place in found else () for place in range(len(look.headings))]
    through = _lookup_place(kind, look.headings, found)
    if through is not None:
        uses[through] = (Use("account", lookup=True),)
    if kind is ImportKind.METRICS and not {"metric", "value"} & set(found.values()):
        for place, heading in enumerate(look.headings):
            use = metric_use(heading, BY_KEY)
            if use is not None and not uses[place] and are_numbers(look.column(place)):
                uses[place] = (use,)
    return with_forms(MappingDraft(kind, tuple(uses), read_as=look.read_as), look)


def with_forms(draft: MappingDraft, look: FileLook) -> MappingDraft:
    """Return the draft with the likeliest forms of dates and numbers that its columns follow."""
    dates, numbers = dates_of(cells_of(draft, look, _DATES)), numbers_of(cells_of(draft, look, _NUMBERS))
    return replace(
        draft,
        dates=dates.fits[:1] or draft.dates,
        decimal=numbers.fits[0] if numbers.fits else draft.decimal,
    )


def cells_of(draft: MappingDraft, look: FileLook, kinds: Sequence[Cell]) -> tuple[str, ...]:
    """Return the different cells of all columns that feed fields of these types."""
    cells: dict[str, None] = {}
    for place, uses in enumerate(draft.uses):
        if any(cell_of(draft.kind, use) in kinds for use in uses):
            cells.update(dict.fromkeys(look.column(place)))
    return tuple(cells)


def cell_of(kind: ImportKind, use: Use) -> Cell:
    """Return the type of what a column is used for."""
    if use.metric:
        counts = dict(use.details).get("aggregate") in ("nunique", "count")
        return Cell.TEXT if counts else Cell.NUMBER
    field = None if use.lookup else field_of(kind, SHORTHAND.get((kind, use.name), (use.name, 1))[0])
    return field.cell if field else Cell.TEXT


def _score(kind: ImportKind, look: FileLook) -> int:
    found = set(_fields(kind, look.headings).values())
    found |= {field for (of, name), (field, _times) in SHORTHAND.items() if of is kind and name in found}
    if _lookup_place(kind, look.headings, _fields(kind, look.headings)) is not None:
        found.add("account")
    needed = {field.name for field in FIELDS[kind] if field.needed}
    wide = 0
    if kind is ImportKind.METRICS and not found & {"metric", "value"}:
        needed -= {"metric", "value"}
        wide = len([place for place, _heading in enumerate(look.headings) if _is_metric(look, place, kind)])
        if not wide:
            needed.add("value")
    good = len(found & needed) * _NEEDED + len(found - needed - {EXTERNAL_ID}) * _OTHER + min(wide, 2)
    return good - len(needed - found) * _MISSING


def _lookup_place(kind: ImportKind, headings: Sequence[str], found: Mapping[int, str]) -> int | None:
    """Return the column with the ids of subscriptions, where the file names no accounts."""
    about_accounts = any(field.name == "account" for field in FIELDS[kind])
    if not about_accounts or kind is ImportKind.SUBSCRIPTIONS or "account" in found.values():
        return None
    names = [_name(heading) for heading in headings]
    return names.index("subscription_id") if "subscription_id" in names else None


def _is_metric(look: FileLook, place: int, kind: ImportKind) -> bool:
    return place not in _fields(kind, look.headings) and are_numbers(look.column(place))


def _fields(kind: ImportKind, headings: Sequence[str]) -> dict[int, str]:
    """Return the field of each column that seems to have one; each column and field is used once.

    Our own headings come before those of others, and needed fields before the rest.
    """
    names = [_name(heading) for heading in headings]
    plain = [_without_prefix(plain_heading(heading)) for heading in headings]
    fields = [field.name for field in sorted(FIELDS[kind], key=lambda field: not field.needed)]
    fields += [name for of_kind, name in SHORTHAND if of_kind is kind]
    found: dict[int, str] = {}
    for field in fields:
        if field in names:
            found.setdefault(names.index(field), field)
    for place, heading in enumerate(headings):
        if kind is ImportKind.ACCOUNTS and heading.strip().casefold().startswith(CUSTOM):
            found.setdefault(place, CUSTOM + heading.strip()[len(CUSTOM) :].strip())
    for field in fields:
        if field in found.values():
            continue
        places = [
            plain.index(word) for word in (plain_heading(field), *synonyms(kind, field)) if word in plain
        ]
        for place in [p for p in places if p not in found][:1]:
            found[place] = field
    return _without_shorthand(kind, found)


def _without_shorthand(kind: ImportKind, found: dict[int, str]) -> dict[int, str]:
    """Drop what stands for a field that has a column of its own; beside a first name, a name is the last."""
    fed = set(found.values())
    if "first_name" in fed and "last_name" not in fed:
        return {place: "last_name" if field == "name" else field for place, field in found.items()}
    short = {name for (of, name), (field, _times) in SHORTHAND.items() if of is kind and field in fed}
    return {place: field for place, field in found.items() if field not in short}


def _name(heading: str) -> str:
    return _without_prefix(slug(heading))


def _without_prefix(name: str) -> str:
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    return name
