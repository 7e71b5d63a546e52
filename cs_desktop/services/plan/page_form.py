"""The page for the customer as a PDF form: written, and read back whichever program filled it in."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import language, tr
from cs_desktop.domain.plan.client_answers import (
    FORMAT,
    MARK,
    Answers,
    checked_row,
    filled_row,
    foreign,
    require_ours,
)
from cs_desktop.domain.plan.client_form import (
    BASELINE,
    DUE,
    HEAD,
    KEY,
    TARGET,
    TICKED,
    ClientForm,
    FormLine,
    field_name,
    written_line,
)
from cs_desktop.domain.plan.client_page import FilledRow, PageRow
from cs_desktop.domain.plan.content import PlanContent
from cs_desktop.domain.plan.sharing import SheetSize
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.models.queries.workspace import WorkspaceFacts
from cs_desktop.services.form_fields import read_fields

ENDING = ".pdf"


def page_form(
    rows: Sequence[PageRow],
    content: PlanContent,
    account: str,
    facts: WorkspaceFacts,
    day: date,
    paper: SheetSize,
) -> tuple[bytes, tuple[str, ...]]:
    """Return a page as a PDF form, and the characters that no font has."""
    from cs_desktop.reports.plan.client_form import client_form_pdf  # noqa: PLC0415 - reportlab takes its time

    head = content.head
    form = ClientForm(
        *(facts.company, account, head.name, day, tuple(_line(row) for row in rows)),
        head=json.dumps(
            {"mark": MARK, "format": FORMAT, "plan": head.id, "name": head.name, "lines": len(rows)}
        ),
        paper=paper,
        confidentiality=facts.confidentiality,
        accent=facts.accent,
        language=language().locale.replace("_", "-"),
    )
    return client_form_pdf(form)


def read_form(path: Path, plan_id: int) -> tuple[tuple[FilledRow, ...], tuple[str, ...]]:
    """Return the lines of a form that came back, and what in it makes no sense.

    Raises:
        KnownError: it is no such form, or another plan's, or a newer version's, or it was printed to a new
            file, which has no fields any more.
    """
    try:
        fields = read_fields(path)
        if not fields:
            raise KnownError(
                tr(
                    "{name} has no fields; ask for the form itself, saved and not printed to a file.",
                    name=path.name,
                )
            )
        head = json.loads(fields[HEAD])
        if head["mark"] != MARK:
            raise foreign(path.name)
        require_ours(path.name, int(head["format"]), str(head["plan"]), str(head["name"]), plan_id)
        written = [_read_line(fields[field_name(KEY, number)]) for number in range(1, int(head["lines"]) + 1)]
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise foreign(path.name) from error
    problems: list[str] = []
    filled = tuple(
        filled_row(line.row, _answers(fields, number, line), line.row.name, problems)
        for number, line in enumerate(written, 1)
    )
    return filled, tuple(problems)


def _line(row: PageRow) -> FormLine:
    line = written_line(row, "")
    said = {"baseline": line.baseline, "target": line.target, "due": line.due}
    facts = asdict(row) | {"due": row.due.isoformat() if row.due is not None else None, "said": said}
    return replace(line, key=json.dumps(facts))


def _read_line(text: str) -> FormLine:
    """Return a line as it was written; raises what is caught above where it is not such a line."""
    told: dict[str, Any] = json.loads(text)
    said = told["said"]
    row = PageRow(
        int(told["objective_id"]),
        _text(told["objective"]),
        _id(told["measure_id"]),
        _id(told["library_id"]),
        name=_text(told["name"]),
        definition=_text(told["definition"]),
        unit=_text(told["unit"]),
        kind=_text(told["kind"]),
        words=tuple(_text(word) for word in told["words"]),
        baseline=_number(told["baseline"]),
        target=_number(told["target"]),
        due=date.fromisoformat(told["due"]) if told["due"] is not None else None,
        target_high=_number(told.get("target_high")),
        currency=_text(told.get("currency", "")),
    )
    return FormLine(
        checked_row(row), "", _text(said["baseline"]), _text(said["target"]), _text(said["due"]), text
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("A text is none.")
    return value


def _id(value: object) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise TypeError("An id is none.")
    return value


def _number(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("A number is none.")
    return float(value)


def _answers(fields: Mapping[str, str], number: int, line: FormLine) -> Answers:
    """Return what stands in the fields of a line; what was left as it was written is what it was."""
    row = line.row
    # Money is stored otherwise than it is written, and so are the two ends of a range.
    in_words = row.currency or row.kind == MeasureKind.STAY_WITHIN

    def told(what: str, said: str, was: object) -> object:
        text = fields.get(field_name(what, number), "").strip()
        return was if text == said.strip() and not in_words else text

    return Answers(
        fields.get(field_name(TICKED, number), ""),
        told(BASELINE, line.baseline, row.baseline),
        told(TARGET, line.target, row.target),
        told(DUE, line.due, row.due),
        # The field stands beside its unit, so that nobody needs to repeat it.
        percent=True,
    )
