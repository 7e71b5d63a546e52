"""Every kind of measure is told in its own words wherever a plan is told: file, message, certificate."""

import io
import re

import pypdfium2
import pytest
from openpyxl import load_workbook

from cs_desktop.domain.plan.certificate import Issuer, certificate_of
from cs_desktop.domain.plan.confirming import proposals, result_of
from cs_desktop.domain.plan.content import ConfirmationEntry
from cs_desktop.domain.plan.ledger_words import sign_off_letter
from cs_desktop.domain.plan.sharing import ShareRequest, SheetSize, shared_plan
from cs_desktop.reports.plan.document import plan_pdf
from cs_desktop.services.plan.workbook import plan_workbook
from tests.unit.domain.plan.test_judging import TODAY, a_measure, shown
from tests.workspaces import NOON

WORDS = {"words": ["Stage 0", "Stage 1", "Stage 2", "Stage 3"]}
NUMBERS = ("baseline", "current", "target", "target_high")
KINDS = [
    # What is stored, what is read of baseline, current value and target, and the cells of a workbook.
    (
        {"kind": "scale", "scale": WORDS, "unit": "", "baseline": 0.0, "current": 2.0, "target": 3.0},
        ("Stage 0", "Stage 2", "Stage 3"),
        ("Stage 0", "Stage 2", "Stage 3"),
    ),
    (
        {"kind": "done", "unit": "", "baseline": 0.0, "current": 1.0, "target": 1.0},
        ("Not done", "Done", "Done"),
        ("Not done", "Done", "Done"),
    ),
    (
        {"kind": "stay_within", "unit": "of 10", **dict(zip(NUMBERS, (4.0, 5.5, 5.0, 6.0), strict=True))},
        ("4", "5.5", "5–6"),
        (4, 5.5, "5–6"),
    ),
    (
        {"kind": "raise", "unit": "share", "baseline": 0.5, "current": 0.665, "target": 0.7},
        ("50.0%", "66.5%", "70.0%"),
        (50, 66.5, 70),
    ),
    (
        {"kind": "lower", "unit": "$ a month", "baseline": 612e3, "current": 548e3, "target": 520e3},
        ("$612K", "$548K", "$520K"),
        (612000, 548000, 520000),
    ),
]


@pytest.mark.parametrize(("values", "said", "cells"), KINDS, ids=lambda one: str(one)[:24])
def test_a_measure_is_told_alike_everywhere(values, said, cells):
    measure = a_measure(**values)
    page = shown(measure)
    plan = shared_plan(page, ShareRequest())
    (one,) = plan.objectives[0].measures
    assert (one.baseline, one.current, one.target) == said

    sheet = load_workbook(io.BytesIO(plan_workbook(plan)))["Objectives"]
    assert tuple(cell.value for cell in sheet[2][5:8]) == cells

    document = pypdfium2.PdfDocument(plan_pdf(plan, SheetSize.A4).content)
    text = " ".join(re.sub(r"\s+", " ", part.get_textpage().get_text_range()) for part in document)
    document.close()
    assert all(word in text for word in said)

    unit = {"of 10": " of 10", "$ a month": " a month"}.get(measure.unit, "")
    told = [f"{word}{unit}" for word in said]
    assert f"{told[0]} → {told[2]}" in sign_off_letter(page, [1], "Ana")
    (proposal,) = proposals(page)
    entry = ConfirmationEntry(
        *(1, 1, 1, 1, None, None, "Nora Falk", TODAY, "So it is", result_of(proposal, None, "")),
        *(None, None, "", NOON.now(), "Ana Ruiz", None, ""),
    )
    made = certificate_of(entry, None, "Halden", "USD", "", Issuer("Corvane", "", "", "en", None, TODAY))
    assert made.result == f"{told[0]} → {told[1]}"
