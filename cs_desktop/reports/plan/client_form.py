"""The page that a customer ticks and fills in, as a PDF form."""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
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
)
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.look import TEXT, TEXT2, TEXT3, look_of
from cs_desktop.reports.pdf.about import About
from cs_desktop.reports.pdf.canvas import TextCanvas
from cs_desktop.reports.pdf.fields import FormFields
from cs_desktop.reports.pdf.surface import Surface
from cs_desktop.reports.plan.flow import MARGIN, SIZES, Flow, Part, beside
from cs_desktop.reports.plan.frame import BODY, HEADING, NAME, SMALL, TITLE, foot, rule
from cs_desktop.reports.sheet import Sheet, baseline_at
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Setter
from cs_desktop.reports.text.style import TextStyle

_LABEL = TextStyle(7.5, 400, 10)
_TICK = 13.0
_INDENT = 22.0
_FIELD = (80.0, 18.0)
_BETWEEN = 8.0
_LABELLED = 11.0
"""What a label takes above its field."""
_MOST_NUMBER, _MOST_DAY = 24, 20
"""Characters of a number and of a day; more cannot be meant."""


def client_form_pdf(form: ClientForm) -> tuple[bytes, tuple[str, ...]]:
    """Return the form as PDF, and the characters that no font has; the same form gives the same bytes."""
    width, height = SIZES[form.paper.value]
    book = FontBook(form.language, list(_texts(form)))
    setter = Setter(book)
    target = BytesIO()
    title = tr("{plan}: to fill in", plan=form.plan)
    about = About(title, form.company, form.account, form.as_of, form.language)
    # What a customer types is drawn by their program, in a font that is not in the file.
    canvas = TextCanvas(target, width, height, 1.0, about, whole=False)
    look = look_of(form.accent)
    flow = Flow(width, height, setter)
    fields = FormFields(canvas, height, setter, look)
    _Writer(form, flow, fields).write()
    surface = Surface(canvas, height)
    for number, page in enumerate(flow.pages, 1):
        sheet = Sheet(surface, setter, look)
        foot(sheet, flow, number, form.account, form.plan, form.confidentiality)
        for draw in page:
            draw(sheet)
        canvas.showPage()
    fields.finish()
    canvas.save()
    missing = dict.fromkeys(char for cluster in book.missing for char in cluster)
    return target.getvalue(), tuple(missing)


class _Writer:
    """Puts the lines of a form into a flow, an objective after the other."""

    def __init__(self, form: ClientForm, flow: Flow, fields: FormFields) -> None:
        self._form, self._flow, self._fields = form, flow, fields

    def write(self) -> None:
        form, flow = self._form, self._flow
        flow.put(Part(14, self._begin))
        flow.text(tr("Measures and targets"), TITLE, tag=Tag.H1)
        about = " · ".join(part for part in (form.plan, form.account, form.company) if part)
        flow.text(about, BODY, TEXT2)
        flow.text(tr("As of {day}", day=day_text(form.as_of)), SMALL, TEXT3)
        flow.gap(8)
        for text in (
            tr("Tick what you agree to, fill in the fields, save the file and send it back."),
            tr("Where it began and the target are yours to say; leave empty what you do not know yet."),
            tr("Write days as 2027-01-31."),
        ):
            flow.text(text, BODY)
        numbered = enumerate(form.lines, 1)
        for _objective, lines in groupby(numbered, key=lambda one: one[1].row.objective_id):
            found = list(lines)
            flow.gap(18)
            head = [*flow.lines(found[0][1].row.objective, HEADING, tag=Tag.H2), rule(flow)]
            parts = [self._line(number, line) for number, line in found]
            flow.together([*head, *parts[:1]])
            for part in parts[1:]:
                flow.put(part)

    def _begin(self, sheet: Sheet, top: float) -> None:
        sheet.drawing.rect(MARGIN, top, 36, 3, fill=sheet.look.accent)
        self._fields.hidden(HEAD, self._form.head)

    def _line(self, number: int, line: FormLine) -> Part:
        flow, row = self._flow, line.row
        fields = 3 * _FIELD[0] + 2 * _BETWEEN
        width = flow.room - _INDENT - fields - 2 * _BETWEEN
        left = MARGIN + _INDENT
        named = f"{row.name} ({line.unit})" if line.unit else row.name
        name = beside([(flow.setter.wrap(named, NAME, width), left, width, TEXT)])
        meaning = (
            beside([(flow.setter.wrap(row.definition, SMALL, width), left, width, TEXT2)])
            if row.definition
            else None
        )
        height = name.height + (meaning.height if meaning else 0)

        def draw(sheet: Sheet, top: float) -> None:
            name.draw(sheet, top)
            if meaning is not None:
                meaning.draw(sheet, top + name.height)
            self._put_fields(sheet, number, line, top)

        return Part(max(height, _LABELLED + _FIELD[1]) + 12, draw)

    def _put_fields(self, sheet: Sheet, number: int, line: FormLine, top: float) -> None:
        fields, row, flow = self._fields, line.row, self._flow
        fields.hidden(field_name(KEY, number), line.key)
        box = Box(MARGIN, top + 0.5, _TICK, _TICK)
        label = tr("We agree to {measure}", measure=row.name)
        fields.tick(field_name(TICKED, number), label, box, ticked=row.ticked)
        asked = (
            (BASELINE, tr("Where it began"), line.baseline),
            (TARGET, tr("Target"), line.target),
            (DUE, tr("By when"), line.due),
        )
        for place, (what, title, value) in enumerate(asked):
            if row.kind == MeasureKind.DONE and what != DUE:
                continue
            left = MARGIN + flow.room - (3 - place) * _FIELD[0] - (2 - place) * _BETWEEN
            sheet.text(title, _LABEL, left, baseline_at(_LABEL, top + 5), TEXT3, width=_FIELD[0], smallest=5)
            field, label = Box(left, top + _LABELLED, *_FIELD), f"{row.name}: {title}"
            if row.kind == MeasureKind.SCALE and row.words and what != DUE:
                fields.choice(field_name(what, number), label, field, row.words, value)
            else:
                most = _MOST_DAY if what == DUE else _MOST_NUMBER
                fields.text(field_name(what, number), label, field, value, most)


def _texts(form: ClientForm) -> Iterator[str]:
    """Yield every text of the form, to tell which languages are in it."""
    yield from (form.company, form.account, form.plan, form.confidentiality)
    for line in form.lines:
        yield from (line.row.objective, line.row.name, line.row.definition, line.unit, *line.row.words)
