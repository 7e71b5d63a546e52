"""From a request to the typed rows of its file; the workspace is not needed for this."""

from dataclasses import dataclass, replace

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.import_request import ImportRequest
from cs_desktop.domain.importing import ImportKind
from cs_desktop.domain.progress import Progress
from cs_desktop.services.importing.drafting import draft_options, mapping_of
from cs_desktop.services.importing.layout import Layout, canonical_mapping, lay_out
from cs_desktop.services.importing.mapping_file import load_mapping
from cs_desktop.services.importing.measured import Measured, read_measured
from cs_desktop.services.importing.reading import open_table
from cs_desktop.services.importing.records import Records, read_records
from cs_desktop.services.importing.slowly import let_go
from cs_desktop.services.importing.stamp import check_stamp
from cs_desktop.services.importing.tables import FileOptions, FirstRows


@dataclass(frozen=True, slots=True)
class Content:
    """A file as far as it can be understood by itself."""

    layout: Layout
    encoding: str
    rows: Records | Measured
    warnings: tuple[str, ...]


def let_go_of(content: Content) -> None:
    """Free the rows, which nobody needs any more."""
    if isinstance(content.rows, Records):
        let_go(content.rows.records)


def read_source(
    request: ImportRequest, currency: str, progress: Progress, first: int | None = None
) -> Content:
    """Read the file by the request's mapping; amounts become minor units of the currency.

    With `first` only about so many rows are read.

    Raises:
        KnownError: the file or the mapping cannot be used, or it is not the file that was looked at any
            more; the message says what to do.
    """
    name, draft = request.source.name, request.draft
    mapping = load_mapping(request.mapping, request.kind) if request.mapping else None
    options = mapping.file if mapping else FileOptions()
    if draft is not None:
        options = draft_options(draft)
    if request.sheet:
        options = replace(options, sheet=request.sheet)
    check_stamp(request.source, request.stamp)
    with open_table(request.source, options) as opened:
        table = opened if first is None else FirstRows(opened, first)
        if draft is not None:
            mapping = mapping_of(draft, table.headings)
        used = mapping or canonical_mapping(request.kind, table.headings)
        layout = lay_out(used, table.headings, name)
        rows: Records | Measured
        if request.kind is ImportKind.METRICS:
            rows = read_measured(table, layout, currency, progress)
        else:
            rows = read_records(table, layout, currency, progress)
        warnings = table.warnings
        encoding = table.encoding
    check_stamp(request.source, request.stamp)
    if not rows.rows:
        raise KnownError(tr("{name} has a heading line but no rows; there is nothing to import.", name=name))
    if layout.ignored and mapping is None:
        warnings += (f"{name}: not imported, for lack of a field: {', '.join(layout.ignored)}",)
    return Content(layout, encoding, rows, warnings)
