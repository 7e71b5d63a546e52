"""A success plan as a PDF for the customer, on A4 or Letter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from io import BytesIO

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.sharing import (
    SharedAction,
    SharedEntry,
    SharedMeasure,
    SharedMilestone,
    SharedObjective,
    SharedPlan,
    SheetSize,
)
from cs_desktop.domain.slides import MilestoneState
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.fonts.characters import clean
from cs_desktop.reports.look import (
    BORDER,
    CONTROL,
    STATUS_MARK,
    STATUS_TEXT,
    TEXT,
    TEXT2,
    TEXT3,
    TRACK,
    WHITE,
    look_of,
)
from cs_desktop.reports.marks import milestone, status_mark
from cs_desktop.reports.pdf.canvas import TextCanvas
from cs_desktop.reports.pdf.surface import Surface
from cs_desktop.reports.plan.flow import MARGIN, SIZES, Flow, Part, beside
from cs_desktop.reports.sheet import Align, Sheet, baseline_at
from cs_desktop.reports.text.setter import Paragraph, Setter
from cs_desktop.reports.text.style import TextStyle

_NONE = "–"
"""Stands for a value that nobody stated."""
_TITLE = TextStyle(20, 600, 26, -0.015)
_OUTCOME = TextStyle(15, 500, 21, -0.008)
_HEADING = TextStyle(12.5, 600, 18, -0.006)
_NAME = TextStyle(10.5, 600, 14)
_BODY = TextStyle(9.5, 400, 13.5)
_SMALL = TextStyle(8.5, 400, 12)
_SMALL_BOLD = TextStyle(8.5, 600, 12, tabular=True)
_VALUE = TextStyle(9, 600, 12, tabular=True)
_NUMBER_WIDTH = 22.0
_STATUS_WIDTH = 92.0
_BAR_HEIGHT = 5.0
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
    book = FontBook(plan.language, _texts(plan))
    setter = Setter(book)
    flow = Flow(width, height, setter)
    _Writer(plan, flow).write()
    target = BytesIO()
    canvas = TextCanvas(target, width, height, 1.0, plan.language)
    _describe(canvas, plan)
    surface = Surface(canvas, height)
    for number, page in enumerate(flow.pages, 1):
        sheet = Sheet(surface, setter, look_of(plan.accent))
        canvas.addPageLabel(number - 1, style="ARABIC", start=number)
        for draw in page:
            draw(sheet)
        _foot(sheet, plan, flow, number)
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
            self._section(tr("Milestones"), [_milestone(self._flow, one) for one in self._plan.milestones])
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
            self._section(tr("Notes"), self._flow.lines(self._plan.notes, _BODY, TEXT2))

    def _head(self) -> None:
        plan, flow = self._plan, self._flow
        flow.put(_masthead(plan, flow))
        flow.gap(10)
        flow.text(plan.name, _TITLE)
        facts = [plan.account, plan.period, tr("Version {number}", number=plan.version), plan.status]
        flow.text(" · ".join(part for part in facts if part), _BODY, TEXT2)
        flow.text(tr("As of {day}", day=day_text(plan.as_of)), _SMALL, TEXT3)
        if plan.outcome:
            flow.gap(16)
            flow.text(tr("Desired outcome"), _SMALL_BOLD, look_of(plan.accent).accent_text)
            flow.gap(2)
            flow.text(plan.outcome, _OUTCOME)
        if plan.next_review is not None:
            flow.gap(6)
            flow.text(tr("Next review: {day}", day=day_text(plan.next_review)), _BODY, TEXT2)

    def _section(self, title: str, parts: Sequence[Part]) -> None:
        """Put a heading, never alone at the foot of a page, and what belongs to it."""
        flow = self._flow
        flow.gap(20)
        head = [*flow.lines(title, _HEADING), _rule(flow)]
        flow.ask(sum(part.height for part in (*head, *parts[:1])))
        for part in (*head, *parts):
            flow.put(part)

    def _objectives(self) -> None:
        flow = self._flow
        flow.gap(20)
        head = [*flow.lines(tr("Objectives"), _HEADING), _rule(flow)]
        if not self._plan.objectives:
            self._flow.together([*head, *flow.lines(tr("No objectives yet"), _BODY, TEXT2)])
            return
        for number, objective in enumerate(self._plan.objectives):
            first = self._objective_head(objective)
            measures = [self._measure(one) for one in objective.measures]
            flow.together([*([] if number else head), *first, *measures[:1]])
            for part in measures[1:]:
                flow.put(part)
            if objective.notes:
                flow.gap(2)
                flow.text(objective.notes, _SMALL, TEXT2, left=_NUMBER_WIDTH)
            flow.put(_rule(flow, 8))

    def _objective_head(self, objective: SharedObjective) -> list[Part]:
        flow = self._flow
        width = flow.room - _NUMBER_WIDTH - _STATUS_WIDTH
        text = self._setter.wrap(objective.text, _NAME, width)
        number = self._setter.wrap(str(objective.number), _NAME, _NUMBER_WIDTH)
        word = self._setter.wrap(objective.word, _SMALL, _STATUS_WIDTH - 14)
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
        below = flow.lines(told, _SMALL, TEXT2, left=_NUMBER_WIDTH) if told else []
        return [Part(line.height, draw), *below, Part(4, lambda _sheet, _top: None)]

    def _measure(self, measure: SharedMeasure) -> Part:
        """Return a measure: its name and meaning, and its bar with baseline, value and target."""
        flow, setter = self._flow, self._setter
        left, width = MARGIN + _NUMBER_WIDTH, flow.room - _NUMBER_WIDTH
        half = width * 0.42
        named = f"{measure.name} ({measure.unit})" if measure.unit else measure.name
        name = setter.wrap(named, _BODY, half)
        meaning = setter.wrap(measure.definition, _SMALL, half) if measure.definition else None
        height = name.height + (meaning.height if meaning is not None else 0)

        def draw(sheet: Sheet, top: float) -> None:
            end = _draw_lines(sheet, name, left, half, top, TEXT)
            if meaning is not None:
                _draw_lines(sheet, meaning, left, half, end, TEXT3)
            _draw_bar(sheet, measure, left + half + 16, width - half - 16, top)

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
                self._section(title, [_action(self._flow, one, plan.accent) for one in found])

    def _entry(self, entry: SharedEntry) -> list[Part]:
        flow = self._flow
        head = " · ".join(part for part in (day_text(entry.day), entry.who, entry.worth) if part)
        parts = [*flow.lines(head, _SMALL_BOLD), *flow.lines(entry.about, _BODY, TEXT2)]
        if entry.quote:
            parts += flow.lines(tr("“{text}”", text=entry.quote), _BODY, TEXT2)
        return [*parts, Part(6, lambda _sheet, _top: None)]

    def _pair(self, name: str, value: str) -> Part:
        room = self._flow.room
        name_set = self._setter.wrap(name, _BODY, room * 0.6)
        value_set = self._setter.wrap(value, _BODY, room * 0.35)
        return beside(
            [
                (name_set, MARGIN, room * 0.6, TEXT),
                (value_set, MARGIN + room * 0.65, room * 0.35, TEXT2),
            ]
        )


def _masthead(plan: SharedPlan, flow: Flow) -> Part:
    """Return the line above the title: whose plan it is, and the customer's logo."""
    company = flow.setter.wrap(plan.company or plan.account, _SMALL_BOLD, flow.room - _LOGO[0] - 20)
    look = look_of(plan.accent)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.drawing.rect(MARGIN, top, 36, 3, fill=look.accent)
        _draw_lines(sheet, company, MARGIN, flow.room - _LOGO[0] - 20, top + 10, TEXT2)
        if plan.logo is not None:
            scale = min(_LOGO[0] / plan.logo.width, _LOGO[1] / plan.logo.height)
            width, height = plan.logo.width * scale, plan.logo.height * scale
            sheet.drawing.image(plan.logo, MARGIN + flow.room - width, top, width, height)

    return Part(max(company.height + 12, _LOGO[1] if plan.logo is not None else 0), draw)


def _rule(flow: Flow, height: float = 7) -> Part:
    def draw(sheet: Sheet, top: float) -> None:
        sheet.drawing.line((MARGIN, top + 3), (MARGIN + flow.room, top + 3), BORDER, 0.75)

    return Part(height, draw)


def _milestone(flow: Flow, one: SharedMilestone) -> Part:
    reached = one.reached_on is not None
    name = flow.setter.wrap(one.name, _BODY, flow.room - 190)
    when = (
        tr("Reached {day}", day=day_text(one.reached_on)) if reached else day_text(one.due) if one.due else ""
    )
    day = flow.setter.wrap(when, _SMALL, 110)
    side = flow.setter.wrap(one.side, _SMALL, 60)
    right = MARGIN + flow.room
    line = beside(
        [
            (name, MARGIN + 18, flow.room - 190, TEXT),
            (side, right - 170, 60, TEXT2),
            (day, right - 105, 105, TEXT2),
        ]
    )

    def draw(sheet: Sheet, top: float) -> None:
        state = MilestoneState.REACHED if reached else MilestoneState.DUE
        milestone(sheet.drawing, state, (MARGIN + 6, top + 7), 5.5, sheet.look.accent, WHITE)
        line.draw(sheet, top)

    return Part(line.height + 4, draw)


def _action(flow: Flow, one: SharedAction, accent: str) -> Part:
    done = one.done_on is not None
    text = one.text
    if one.objective is not None:
        # A number alone would ask what it counts.
        text = tr("{text} (objective {number})", text=text, number=one.objective)
    width = flow.room - 18 - 230
    right = MARGIN + flow.room
    when = tr("Done {day}", day=day_text(one.done_on)) if done else day_text(one.due) if one.due else ""
    if one.late:
        when = tr("{day}, overdue", day=when)
    line = beside(
        [
            (flow.setter.wrap(text, _BODY, width), MARGIN + 18, width, TEXT2 if done else TEXT),
            (flow.setter.wrap(one.who, _SMALL, 115), right - 225, 115, TEXT2),
            (flow.setter.wrap(when, _SMALL, 105), right - 105, 105, TEXT2),
        ]
    )

    def draw(sheet: Sheet, top: float) -> None:
        _box(sheet, MARGIN, top + 1.5, look_of(accent).accent, ticked=done)
        line.draw(sheet, top)

    return Part(line.height + 4, draw)


def _box(sheet: Sheet, left: float, top: float, color: str, *, ticked: bool) -> None:
    """Draw a box to tick, with its tick where it is done."""
    sheet.drawing.rect(left, top, 10, 10, stroke=CONTROL, stroke_width=0.9, radius=2)
    if ticked:
        sheet.drawing.path(
            [(left + 2.5, top + 5.2), (left + 4.4, top + 7.1), (left + 7.7, top + 3.2)], color, 1.4
        )


def _draw_bar(sheet: Sheet, measure: SharedMeasure, left: float, width: float, top: float) -> None:
    """Draw the bar with what its ends and its dot say; without a target only the values in words."""
    places = measure.bar
    ends = [(_begins(measure), left, Align.START), (_ends(measure), left + width, Align.END)]
    for text, x, align in ends:
        sheet.text(text, _SMALL, x, top + 31, TEXT2, width=width * 0.62, align=align, smallest=5.5)
    if places is None:
        if measure.current != _NONE:
            sheet.text(measure.current, _VALUE, left, top + 9, width=width)
        return
    middle = top + 17
    color = STATUS_MARK[measure.status]
    draw = sheet.drawing
    draw.rect(left, middle - _BAR_HEIGHT / 2, width, _BAR_HEIGHT, fill=TRACK, radius=2)
    if places.target_to is not None:
        first, last = sorted((places.target, places.target_to))
        draw.rect(
            left + first * width, middle - _BAR_HEIGHT / 2, (last - first) * width, _BAR_HEIGHT, fill=BORDER
        )
    else:
        draw.rect(left + places.target * width - 1, middle - 6, 2, 12, fill=TEXT)
    if places.current is not None:
        dot = left + places.current * width
        low, high = sorted((left + places.start * width, dot))
        if high - low > 1 and places.target_to is None:
            draw.rect(low, middle - _BAR_HEIGHT / 2, high - low, _BAR_HEIGHT, fill=color, radius=2)
        draw.circle((dot, middle), 4.5, fill=color, stroke=WHITE, stroke_width=1.2)
        value = sheet.fitted(measure.current, _VALUE, width, 1, 6)
        half = value.width / 2
        x = min(max(dot, left + half), left + width - half)
        sheet.line(value.lines[0], x, baseline_at(value.style, top + 5), TEXT, Align.CENTER)
    if places.expected is not None:
        tick = left + places.expected * width
        draw.rect(tick - 0.75, middle - 5.5, 1.5, 11, fill=TEXT2)


def _begins(measure: SharedMeasure) -> str:
    known = measure.baseline != _NONE
    return tr("From {value}", value=measure.baseline) if known else tr("Not measured yet")


def _ends(measure: SharedMeasure) -> str:
    """Return what is to be reached by when, as far as that is agreed."""
    if measure.target == _NONE:
        return tr("Target open, due {day}", day=measure.due) if measure.due else tr("Target open")
    if not measure.due:
        return tr("To {value}", value=measure.target)
    return tr("To {value} by {day}", value=measure.target, day=measure.due)


def _draw_lines(sheet: Sheet, found: Paragraph, left: float, width: float, top: float, color: str) -> float:
    part = beside([(found, left, width, color)])
    part.draw(sheet, top)
    return top + part.height


def _foot(sheet: Sheet, plan: SharedPlan, flow: Flow, number: int) -> None:
    middle = flow.height - MARGIN + 6
    told = " · ".join(part for part in (plan.account, plan.name, plan.confidentiality) if part)
    width = flow.room - 80
    line = sheet.setter.elided(told, _SMALL, width)
    sheet.line(line, MARGIN, middle, TEXT3)
    pages = tr("{number} of {count}", number=number, count=len(flow.pages))
    sheet.text(pages, _SMALL, MARGIN + flow.room, middle, TEXT3, width=80, align=Align.END)


def _describe(canvas: TextCanvas, plan: SharedPlan) -> None:
    """Write the file's metadata: what it is and whose, and not which program made it."""
    canvas.setTitle(clean(f"{plan.name}, {plan.account}"))
    canvas.setAuthor(clean(plan.company))
    canvas.setSubject(clean(plan.account))
    canvas.setCreator(clean(plan.company))
    canvas.setProducer("")
    canvas.setDateFormatter(lambda *_: f"D:{plan.as_of:%Y%m%d}120000Z")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _texts(part: object) -> Iterator[str]:
    """Yield every text of the plan, to tell which languages are in it."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from _texts(item)
    elif is_dataclass(part):
        for one in fields(part):
            yield from _texts(getattr(part, one.name))
