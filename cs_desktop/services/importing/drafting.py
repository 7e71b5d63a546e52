"""Between a mapping document (TOML) and the draft that a person changes for one file's headings."""

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from typing import Any

from cs_desktop.domain.import_mapping import MappingDraft, ReadAs, Use
from cs_desktop.domain.importing import ImportKind
from cs_desktop.services.importing.formats import ISO_DATE
from cs_desktop.services.importing.layout import heading_key
from cs_desktop.services.importing.mapping import Mapping
from cs_desktop.services.importing.mapping_reader import parse_mapping
from cs_desktop.services.importing.tables import FileOptions

Document = dict[str, Any]
_HANDLED = frozenset(
    {
        *("kind", "columns", "constants", "lookup", "derived", "metrics", "dates", "numbers", "file"),
        "values",
        # A draft has only what the file has, so nothing in it is optional.
        *("blank", "aggregate", "optional"),
    }
)


def draft_of(document: AnyMapping[str, Any], kind: ImportKind, headings: Sequence[str]) -> MappingDraft:
    """Return what a mapping document says of a file with these headings; what the file lacks is left out."""
    places = {heading_key(heading): place for place, heading in reversed(list(enumerate(headings)))}
    uses: list[list[Use]] = [[] for _heading in headings]

    def feed(wanted: Sequence[str], use: Use) -> bool:
        place = next((places[heading_key(name)] for name in wanted if heading_key(name) in places), None)
        if place is not None:
            uses[place].append(use)
        return place is not None

    for name, wanted in document.get("columns", {}).items():
        feed([wanted] if isinstance(wanted, str) else wanted, Use(name))
    for name, entry in document.get("derived", {}).items():
        feed([entry["column"]], Use(name, details=_rest(entry, "column")))
    for name, entry in document.get("lookup", {}).items():
        feed([entry["column"]], Use(name, lookup=True))
    others: Document = {}
    for key, entry in document.get("metrics", {}).items():
        if not feed([entry.get("column", "")], Use(key, metric=True, details=_rest(entry, "column"))):
            others[key] = entry
    dates, numbers, file = (document.get(name, {}) for name in ("dates", "numbers", "file"))
    formats = dates.get("formats", ())
    rest = {name: value for name, value in document.items() if name not in _HANDLED}
    skips = {name: values for name, values in rest.pop("skip", {}).items() if heading_key(name) in places}
    return MappingDraft(
        kind=kind,
        uses=tuple(map(tuple, uses)),
        constants=tuple(document.get("constants", {}).items()),
        dates=(formats,) if isinstance(formats, str) else tuple(formats),
        end_inclusive=dates.get("end") == "inclusive",
        decimal=numbers.get("decimal", "."),
        thousands=numbers.get("thousands", ""),
        blank_clears=document.get("blank") == "clear",
        gather=document.get("aggregate", ""),
        values={name: dict(values) for name, values in document.get("values", {}).items()},
        read_as=ReadAs(
            **{name: file.get(name, "") for name in ("encoding", "delimiter", "sheet")},
            heading=file.get("heading", 0),
        ),
        rest=rest | ({"metrics": others} if others else {}) | ({"skip": skips} if skips else {}),
    )


def document_of(draft: MappingDraft, headings: Sequence[str]) -> Document:
    """Return the mapping document that says the same as a draft."""
    columns: Document = {}
    tables: dict[str, Document] = {
        "lookup": {},
        "derived": {},
        "metrics": dict(draft.rest.get("metrics", {})),
    }
    for heading, uses in zip(headings, draft.uses, strict=True):
        for use in uses:
            if use.metric:
                tables["metrics"][use.name] = {"column": heading, **dict(use.details)}
            elif use.lookup:
                tables["lookup"][use.name] = {"kind": ImportKind.SUBSCRIPTIONS.value, "column": heading}
            elif use.details:
                tables["derived"][use.name] = {"column": heading, **dict(use.details)}
            else:
                # Where several columns feed one field, the first that the file has counts.
                columns.setdefault(use.name, []).append(heading)
    document: Document = {name: value for name, value in draft.rest.items() if name != "metrics"}
    document["kind"] = draft.kind.value
    if draft.blank_clears:
        document["blank"] = "clear"
    if draft.gather:
        document["aggregate"] = draft.gather
    document["columns"] = columns
    document["constants"] = dict(draft.constants)
    document["values"] = {name: dict(values) for name, values in draft.values.items()}
    document["dates"] = _dates(draft)
    document["numbers"] = {"decimal": draft.decimal} if draft.decimal != "." else {}
    if draft.thousands:
        document["numbers"]["thousands"] = draft.thousands
    document["file"] = {
        name: value
        for name in ("encoding", "delimiter", "sheet", "heading")
        if (value := getattr(draft.read_as, name))
    }
    return {name: value for name, value in (document | tables).items() if value != {}}


def mapping_of(draft: MappingDraft, headings: Sequence[str]) -> Mapping:
    """Return the mapping that a draft stands for.

    Raises:
        KnownError: it cannot be used so; the message says why.
    """
    return parse_mapping(document_of(draft, headings), "", draft.kind)


def draft_options(draft: MappingDraft) -> FileOptions:
    """Return how a file is to be opened, with the spelling that its workbook cells shall have."""
    read_as = draft.read_as
    pattern = draft.dates[0] if draft.dates else ISO_DATE
    return FileOptions(
        *(read_as.encoding, read_as.delimiter, read_as.sheet, draft.decimal, pattern, read_as.heading)
    )


def _rest(entry: AnyMapping[str, Any], without: str) -> tuple[tuple[str, Any], ...]:
    return tuple((name, value) for name, value in entry.items() if name != without)


def _dates(draft: MappingDraft) -> Document:
    dates: Document = {}
    if draft.dates and draft.dates != (ISO_DATE,):
        dates["formats"] = list(draft.dates)
    if draft.end_inclusive:
        dates["end"] = "inclusive"
    return dates
