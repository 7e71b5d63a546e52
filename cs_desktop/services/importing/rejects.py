"""The rows of a file that cannot be imported, as a file of their own to be mended."""

import csv
import re
from pathlib import Path

from cs_desktop.common.files import put_in_place
from cs_desktop.common.language import marked, tr
from cs_desktop.common.spreadsheets import safe_text
from cs_desktop.domain.import_preview import Preview
from cs_desktop.domain.import_request import ImportRequest
from cs_desktop.domain.progress import Progress
from cs_desktop.services.importing.drafting import draft_options
from cs_desktop.services.importing.reading import open_table
from cs_desktop.services.importing.stamp import check_stamp
from cs_desktop.services.importing.tables import FileOptions

WRITING = marked("Writing")
_REPORT_EVERY = 10_000
_NUMBER = re.compile(r"[+-]?[\d.,\s]+%?")


def save_rejected(request: ImportRequest, preview: Preview, out: Path, progress: Progress) -> int:
    """Write the rejected rows as CSV with the reason as last column, and return how many they are.

    Cells that a spreadsheet would take for a formula get an apostrophe before them; numbers do not.

    Raises:
        KnownError: the file changed since it was checked, or `out` cannot be written.
    """
    reasons = {
        bad.row: f"{bad.column}: {bad.reason}" if bad.column else bad.reason for bad in preview.rejected
    }
    options = draft_options(request.draft) if request.draft else FileOptions()
    done = 0
    check_stamp(request.source, request.stamp)
    with (
        open_table(request.source, options) as table,
        put_in_place(out) as fresh,
        # The mark at the start tells spreadsheets that it is UTF-8.
        fresh.open("x", encoding="utf-8-sig", newline="") as file,
    ):
        writer = csv.writer(file)
        writer.writerow([*map(_safe, table.headings), tr("Reason")])
        width = len(table.headings)
        for line, cells in table.rows():
            if line in reasons:
                gap = [""] * (width - len(cells))
                writer.writerow([*map(_safe, cells), *gap, reasons[line]])
                done += 1
                if done % _REPORT_EVERY == 0:
                    progress(done, len(reasons), tr(WRITING))
    return done


def _safe(text: str) -> str:
    return text if _NUMBER.fullmatch(text) else safe_text(text)
