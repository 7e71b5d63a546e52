"""A success plan as a PDF for the customer, on A4 or Letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.shared import (
    SharedEntry,
    SharedMeasure,
    SharedObjective,
    SharedPlan,
)
from cs_desktop.domain.plan.sharing import SheetSize
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.look import (
    STATUS_TEXT,
    TEXT,
    TEXT2,
    TEXT3,
    look_of,
)
from cs_desktop.reports.marks import status_mark
from cs_desktop.reports.pdf.about import About
from cs_desktop.reports.pdf.canvas import TextCanvas
from cs_desktop.reports.pdf.surface import Surface
from cs_desktop.reports.plan.flow import MARGIN, SIZES, Flow, Part, beside
from cs_desktop.reports.plan.frame import (
    BODY,
    HEADING,
    NAME,
    OUTCOME,
    SMALL,
    SMALL_BOLD,
    TITLE,
    draw_lines,
    foot,
    rule,
)
from cs_desktop.reports.plan.lines import action_line, milestone_line
from cs_desktop.reports.plan.measure_bar import draw_bar
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Setter
from cs_desktop.reports.text.texts import texts_in

_NUMBER_WIDTH = 22.0
_STATUS_WIDTH = 92.0
_LOGO = (110.0, 34.0)


@dataclass(frozen=True, slots=True)
class PlanFile:
    """The file's content, its pages, and the characters that no font has."""

    content: bytes
    pages: int
    missing_glyphs: tuple[str, ...]


def plan_pdf(plan: SharedPlan, size: SheetSize) -> PlanFile:
    """Return a plan as PDF: its fonts are inside, and the same plan gives the same bytes."""
    width, height = SIZES[size.value]
    book = FontBook(plan.language, texts_in(plan))
    setter = Setter(book)
    flow = Flow(width, height, setter)
    _Writer(plan, flow).write()
    target = BytesIO()
    about = About(f"{plan.name}, {plan.account}", plan.company, plan.account, plan.as_of, plan.language)
    canvas = TextCanvas(target, width, height, 1.0, about)
    surface = Surface(canvas, height)
    for number, page in enumerate(flow.pages, 1):
        sheet = Sheet(surface, setter, look_of(plan.accent))
        canvas.addPageLabel(number - 1, style="ARABIC", start=number)
        for draw in page:
            draw(sheet)
        foot(sheet, flow, number, plan.account, plan.name, plan.confidentiality)
        canvas.showPage()
    canvas.save()
    missing = dict.fromkeys(char for cluster in book.missing for char in cluster)
    return PlanFile(target.getvalue(), len(flow.pages), tuple(missing))


class _Writer:
    """Puts the sections of a plan into a flow."""

    def __init__(self, plan: SharedPlan, flow: Flow) -> None:
        self._plan, self._flow, self._setter = plan, flow, flow.setter

    def write(self) -> None:
        self._head()
        self._objectives()
        if self._plan.milestones:
            self._section(
                tr("Milestones"), [milestone_line(self._flow, one) for one in self._plan.milestones]
            )
        self._actions()
        for title, entries in (
            (tr("Agreed"), self._plan.agreements),
            (tr("Value that was confirmed"), self._plan.confirmations),
        ):
            if entries:
                self._section(title, [part for one in entries for part in self._entry(one)])
        if self._plan.learning:
            rows = [self._pair(role, hours) for role, hours in self._plan.learning]
            self._section(tr("Time to learn, by role"), rows)
        if self._plan.notes:
            self._section(tr("Notes"), self._flow.lines(self._plan.notes, BODY, TEXT2))

    def _head(self) -> None:
        plan, flow = self._plan, self._flow
        flow.put(_masthead(plan, flow))
        flow.gap(10)
        flow.text(plan.name, TITLE, tag=Tag.H1)
        facts = [plan.account, plan.period, tr("Version {number}", number=plan.version), plan.status]
        flow.text(" · ".join(part for part in facts if part), BODY, TEXT2)
        flow.text(tr("As of {day}", day=day_text(plan.as_of)), SMALL, TEXT3)
        if plan.outcome:
            flow.gap(16)
            flow.text(tr("Desired outcome"), SMALL_BOLD, look_of(plan.accent).accent_text)
            flow.gap(2)
            flow.text(plan.outcome, OUTCOME)
        if plan.next_review is not None:
            flow.gap(6)
            flow.text(tr("Next review: {day}", day=day_text(plan.next_review)), BODY, TEXT2)

    def _section(self, title: str, parts: Sequence[Part]) -> None:
        """Put a heading, never alone at the foot of a page, and what belongs to it."""
        flow = self._flow
        flow.gap(20)
        head = [*flow.lines(title, HEADING, tag=Tag.H2), rule(flow)]
        flow.ask(sum(part.height for part in (*head, *parts[:1])))
        for part in (*head, *parts):
            flow.put(part)

    def _objectives(self) -> None:
        flow = self._flow
        flow.gap(20)
        head = [*flow.lines(tr("Objectives"), HEADING, tag=Tag.H2), rule(flow)]
        if not self._plan.objectives:
            self._flow.together([*head, *flow.lines(tr("No objectives yet"), BODY, TEXT2)])
            return
        for number, objective in enumerate(self._plan.objectives):
            first = self._objective_head(objective)
            measures = [self._measure(one) for one in objective.measures]
            flow.together([*([] if number else head), *first, *measures[:1]])
            for part in measures[1:]:
                flow.put(part)
            if objective.notes:
                flow.gap(2)
                flow.text(objective.notes, SMALL, TEXT2, left=_NUMBER_WIDTH)
            flow.put(rule(flow, 8))

    def _objective_head(self, objective: SharedObjective) -> list[Part]:
        flow = self._flow
        width = flow.room - _NUMBER_WIDTH - _STATUS_WIDTH
        text = self._setter.wrap(objective.text, NAME, width)
        number = self._setter.wrap(str(objective.number), NAME, _NUMBER_WIDTH)
        word = self._setter.wrap(objective.word, SMALL, _STATUS_WIDTH - 14)
        right = MARGIN + flow.room - _STATUS_WIDTH
        line = beside(
            [
                (number, MARGIN, _NUMBER_WIDTH, TEXT3),
                (text, MARGIN + _NUMBER_WIDTH, width - 8, TEXT),
                (word, right + 14, _STATUS_WIDTH - 14, STATUS_TEXT[objective.status]),
            ]
        )

        def draw(sheet: Sheet, top: float) -> None:
            line.draw(sheet, top)
            status_mark(sheet.drawing, objective.status, (right + 5, top + 7), 7)

        owners = [
            tr("{company}: {who}", company=self._plan.company or tr("We"), who=objective.ours)
            if objective.ours
            else "",
            tr("{company}: {who}", company=self._plan.account, who=objective.theirs)
            if objective.theirs
            else "",
            objective.sign_off,
        ]
        told = " · ".join(part for part in (objective.category, *owners) if part)
        below = flow.lines(told, SMALL, TEXT2, left=_NUMBER_WIDTH) if told else []
        return [Part(line.height, draw), *below, Part(4, lambda _sheet, _top: None)]

    def _measure(self, measure: SharedMeasure) -> Part:
        """Return a measure: its name and meaning, and its bar with baseline, value and target."""
        flow, setter = self._flow, self._setter
        left, width = MARGIN + _NUMBER_WIDTH, flow.room - _NUMBER_WIDTH
        half = width * 0.42
        named = f"{measure.name} ({measure.unit})" if measure.unit else measure.name
        name = setter.wrap(named, BODY, half)
        meaning = setter.wrap(measure.definition, SMALL, half) if measure.definition else None
        height = name.height + (meaning.height if meaning is not None else 0)

        def draw(sheet: Sheet, top: float) -> None:
            end = draw_lines(sheet, name, left, half, top, TEXT)
            if meaning is not None:
                draw_lines(sheet, meaning, left, half, end, TEXT3)
            draw_bar(sheet, measure, left + half + 16, width - half - 16, top)

        return Part(max(height, 34) + 6, draw)

    def _actions(self) -> None:
        plan = self._plan
        for party, whose in (
            (Party.OURS, plan.company or tr("We")),
            (Party.THEIRS, plan.account),
        ):
            found = [one for one in plan.actions if one.party is party]
            if found:
                title = tr("Actions: {company}", company=whose)
                self._section(title, [action_line(self._flow, one, plan.accent) for one in found])

    def _entry(self, entry: SharedEntry) -> list[Part]:
        flow = self._flow
        head = " · ".join(part for part in (day_text(entry.day), entry.who, entry.worth) if part)
        parts = [*flow.lines(head, SMALL_BOLD), *flow.lines(entry.about, BODY, TEXT2)]
        if entry.quote:
            parts += flow.lines(tr("“{text}”", text=entry.quote), BODY, TEXT2)
        return [*parts, Part(6, lambda _sheet, _top: None)]

    def _pair(self, name: str, value: str) -> Part:
        room = self._flow.room
        name_set = self._setter.wrap(name, BODY, room * 0.6)
        value_set = self._setter.wrap(value, BODY, room * 0.35)
        return beside(
            [
                (name_set, MARGIN, room * 0.6, TEXT),
                (value_set, MARGIN + room * 0.65, room * 0.35, TEXT2),
            ]
        )


def _masthead(plan: SharedPlan, flow: Flow) -> Part:
    """Return the line above the title: whose plan it is, and the customer's logo."""
    company = flow.setter.wrap(plan.company or plan.account, SMALL_BOLD, flow.room - _LOGO[0] - 20)
    look = look_of(plan.accent)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.drawing.rect(MARGIN, top, 36, 3, fill=look.accent)
        draw_lines(sheet, company, MARGIN, flow.room - _LOGO[0] - 20, top + 10, TEXT2)
        if plan.logo is not None:
            scale = min(_LOGO[0] / plan.logo.width, _LOGO[1] / plan.logo.height)
            width, height = plan.logo.width * scale, plan.logo.height * scale
            sheet.drawing.image(plan.logo, MARGIN + flow.room - width, top, width, height)

    return Part(max(company.height + 12, _LOGO[1] if plan.logo is not None else 0), draw)
