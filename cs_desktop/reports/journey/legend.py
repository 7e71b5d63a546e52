"""What the marks of a map mean, and how many of each there are."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.slides import MilestoneState
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.counting import summary
from cs_desktop.domain.journey.curve_looks import form_of, look_of_persona
from cs_desktop.domain.journey.feeling_texts import heard_days, heard_in_all
from cs_desktop.domain.journey.field_words import EVIDENCES
from cs_desktop.domain.journey.geometry import Point
from cs_desktop.domain.journey.milestones import day_on_map, milestone_state
from cs_desktop.domain.journey.printing import MapPrint
from cs_desktop.domain.journey.setting import NOT_KNOWN
from cs_desktop.domain.journey.words import CardKind, GapState, LaneKind
from cs_desktop.reports import marks
from cs_desktop.reports.icons import draw_icon
from cs_desktop.reports.journey.cards import draw_evidence
from cs_desktop.reports.journey.curves import draw_feeling, draw_heard_sample, draw_sample
from cs_desktop.reports.journey.styles import CAPTION, mood_mark
from cs_desktop.reports.look import CONTROL, HEARD, STATUS_MARK, STATUS_TEXT, TEXT2, TEXT3, WHITE, Look
from cs_desktop.reports.sheet import Sheet, baseline_at
from cs_desktop.reports.text.line import Line
from cs_desktop.reports.text.setter import Setter

_ROW = 20.0
_MARK = 14.0
_SAMPLE = 26.0
_AFTER_MARK = 6.0
_BETWEEN = 20.0
Mark = Callable[[Sheet, float, float], None]
"""Draws a mark on a sheet, its left edge and its middle given."""


@dataclass(frozen=True, slots=True)
class _Entry:
    mark: Mark
    text: str
    room: float = _MARK
    """For the mark."""


class Legend:
    """Explains the marks that are on the map, in rows of one width."""

    def __init__(self, wanted: MapPrint, setter: Setter, look: Look, width: float) -> None:
        self._rows: list[list[tuple[_Entry, Line, float]]] = [[]]
        used = 0.0
        for entry in _entries(wanted, look):
            line = setter.elided(entry.text, CAPTION, width - entry.room - _AFTER_MARK)
            needed = entry.room + _AFTER_MARK + line.width
            if self._rows[-1] and used + needed > width:
                self._rows.append([])
                used = 0.0
            self._rows[-1].append((entry, line, used))
            used += needed + _BETWEEN
        self._count = setter.wrap(summary(wanted.content), CAPTION, width)
        marked = [row for row in self._rows if row]
        self.height = _ROW * len(marked) + self._count.height

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        """Draw the rows below a place."""
        for row in self._rows:
            for entry, line, x in row:
                middle = top + _ROW / 2
                entry.mark(sheet, left + x, middle)
                sheet.line(line, left + x + entry.room + _AFTER_MARK, baseline_at(CAPTION, middle), TEXT2)
            if row:
                top += _ROW
        sheet.paragraph(self._count, left, top, TEXT3)


def _entries(wanted: MapPrint, look: Look) -> list[_Entry]:
    """Return what explains the marks that there are; one that is not on the map is not explained."""
    content = wanted.content
    lanes = {lane.kind for lane in content.lanes if not lane.folded}
    found: list[_Entry] = []
    if wanted.standing is not None and wanted.standing.stage_id in content.stage_places:
        found.append(_Entry(_flag, tr("where the account is")))
    if LaneKind.MILESTONES in lanes:
        found += _milestones(wanted, look)
    if LaneKind.EMOTION in lanes:
        found += _feelings(wanted)
    placed = [card for card in content.cards if content.is_placed(card)]
    if wanted.moods:
        found += _moods({card.mood for card in placed if card.kind is CardKind.MOMENT})
    gaps = {card.state == GapState.CLOSED for card in placed if card.kind is CardKind.GAP}
    if False in gaps:
        found.append(_Entry(partial(_icon, name="gap", color=STATUS_TEXT[Status.WATCH]), tr("open gap")))
    if True in gaps:
        mark = partial(_icon, name="circle-check", color=STATUS_TEXT[Status.GOOD])
        found.append(_Entry(mark, tr("closed gap")))
    if any(card.kind is CardKind.BRIDGE for card in placed):
        found.append(_Entry(partial(_icon, name="bridge", color=look.ground), tr("bridge over a gap")))
    if wanted.moods:
        levels = {card.evidence for card in placed if card.kind not in NOT_KNOWN}
        found += [
            _Entry(partial(_known, evidence=level), tr("evidence: {level}", level=tr(text).lower()))
            for level, text in EVIDENCES.items()
            if level in levels
        ]
    return found


def _milestones(wanted: MapPrint, look: Look) -> list[_Entry]:
    content, today = wanted.content, wanted.made_on
    there = {milestone_state(one, day_on_map(content, one, wanted.days), today) for one in content.milestones}
    known = (
        (MilestoneState.REACHED, look.accent, tr("milestone reached")),
        (MilestoneState.MISSED, STATUS_MARK[Status.RISK], tr("milestone missed")),
        (MilestoneState.DUE, CONTROL, tr("milestone to come")),
    )
    return [_Entry(partial(_diamond, state=one, ink=ink), text) for one, ink, text in known if one in there]


def _feelings(wanted: MapPrint) -> list[_Entry]:
    """Return whose curves there are, what their points say, and what surveys do."""
    content, stages = wanted.content, wanted.content.stage_places
    felt = [one for one in content.emotions if one.stage_id in stages]
    known = {one.persona_id for one in felt}
    found = [
        _Entry(partial(_curve, number=number), " ".join(persona.name.split()), _SAMPLE)
        for number, persona in enumerate(content.personas)
        if persona.id in known and persona.name.strip()
    ]
    forms = {form_of(one.value) for one in felt}
    texts = ((1, tr("feels good")), (0, tr("feels mixed")), (-1, tr("feels bad")))
    found += [_Entry(partial(_point, value=value), text) for value, text in texts if form_of(value) in forms]
    here = content.stage_places.get(wanted.standing.stage_id) if wanted.standing is not None else None
    if here is not None and any(stages[one.stage_id] > here for one in felt):
        found.append(_Entry(partial(_point, value=1, ahead=True), tr("feeling still to come")))
    heard = wanted.heard_shown
    if heard:
        days = tr("{surveys}, {days}", surveys=heard_in_all(heard), days=heard_days(heard))
        found.append(_Entry(_heard, days, _SAMPLE))
        first = content.personas[0] if content.personas else None
        if first is not None and first.id in known and first.name.strip():
            found.append(_Entry(_bar, tr("from {persona} to what surveys say", persona=first.name)))
    return found


def _moods(moods: set[int | None]) -> list[_Entry]:
    felt = {None if mood is None else (mood > 0) - (mood < 0) for mood in moods}
    texts = ((1, tr("felt good")), (0, tr("felt mixed")), (-1, tr("felt bad")))
    found = [_Entry(_face(mood), text) for mood, text in texts if mood in felt]
    if None in felt:
        found.append(_Entry(partial(_icon, name="clock", color=TEXT2), tr("still to come")))
    return found


def _flag(sheet: Sheet, left: float, middle: float) -> None:
    x = left + _MARK / 2
    corners = ((-5, -6), (5, -6), (5, 0), (0, 5), (-5, 0))
    points = [(x + across, middle + down) for across, down in corners]
    sheet.drawing.polygon(points, fill=sheet.look.accent)


def _diamond(sheet: Sheet, left: float, middle: float, *, state: MilestoneState, ink: str) -> None:
    marks.milestone(sheet.drawing, state, (left + _MARK / 2, middle), _MARK / 2, ink, WHITE)


def _curve(sheet: Sheet, left: float, middle: float, *, number: int) -> None:
    draw_sample(sheet, look_of_persona(number), left, left + _SAMPLE, middle)


def _heard(sheet: Sheet, left: float, middle: float) -> None:
    draw_heard_sample(sheet, left, left + _SAMPLE, middle)


def _bar(sheet: Sheet, left: float, middle: float) -> None:
    x = left + _MARK / 2
    sheet.drawing.line((x, middle - _MARK / 2), (x, middle + _MARK / 2), HEARD, 2.5)


def _point(sheet: Sheet, left: float, middle: float, *, value: int, ahead: bool = False) -> None:
    draw_feeling(sheet, Point(left + _MARK / 2, middle), value, TEXT2, ahead=ahead)


def _known(sheet: Sheet, left: float, middle: float, *, evidence: str) -> None:
    draw_evidence(sheet, evidence, left + _MARK / 2, middle)


def _icon(sheet: Sheet, left: float, middle: float, *, name: str, color: str) -> None:
    draw_icon(sheet.drawing, name, left, middle - _MARK / 2, _MARK, color)


def _face(mood: int) -> Mark:
    name, status = mood_mark(mood)
    return partial(_icon, name=name, color=STATUS_TEXT[status])
