"""The columns of the timeline, and how each cell is drawn."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cs_desktop.common.dates import day_text, month_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.figures import Status
from cs_desktop.domain.timeline import DIRECTIONS, KINDS, PURPOSES, TimelineEntry
from cs_desktop.domain.timeline_index import Month, shown_text
from cs_desktop.domain.vocabulary import ActivityKind, Direction, Purpose
from cs_desktop.views.itemmodels.record_model import RecordColumn
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.widgets.marks import initial, paint_avatar, paint_pill
from cs_desktop.views.widgets.record_delegate import RecordDelegate

ICONS: Mapping[str, str] = {
    ActivityKind.ON_SITE.value: "map-pin",
    ActivityKind.CALL.value: "phone",
    ActivityKind.EMAIL.value: "mail",
    ActivityKind.WEBINAR.value: "video",
    ActivityKind.TRAINING.value: "graduation-cap",
    ActivityKind.QBR.value: "presentation",
    ActivityKind.EBR.value: "presentation",
    ActivityKind.OUTAGE.value: "zap",
    ActivityKind.NOTE.value: "sticky-note",
    ActivityKind.COMMUNITY.value: "messages-square",
    ActivityKind.USER_GROUP.value: "users",
    ActivityKind.ADVISORY_BOARD.value: "users",
    ActivityKind.KNOWLEDGE_BASE.value: "file-text",
}
OTHER_ICON = "clock"
PURPOSE_STATUS = {Purpose.VALUE.value: Status.GOOD, Purpose.RISK.value: Status.RISK}
DIRECTION_ICONS = {Direction.PROACTIVE.value: "arrow-up-right", Direction.REACTIVE.value: "corner-down-right"}
FACES = 3
"""Letters of people that are shown; of more a number tells."""


def kind_icon(kind: str) -> str:
    """Return the icon of a kind of entry."""
    return ICONS.get(kind, OTHER_ICON)


def kind_text(kind: str) -> str:
    """Return what a kind of entry is called."""
    return tr(KINDS.get(kind, kind))


def entry_text(entry: TimelineEntry) -> str:
    """Return what an entry is called in the list."""
    return shown_text(entry) or kind_text(entry.kind)


def month_words(month: Month) -> str:
    """Return a month's head in one line."""
    return f"{month_text(month.first)}, {month_facts(month)}"


def month_facts(month: Month) -> str:
    """Return how many entries a month has, and how long they took."""
    parts = [
        trn("{count} entry", "{count} entries", month.count),
        trn("{count} minute", "{count} minutes", month.minutes),
    ]
    if month.planned:
        parts.append(trn("{count} planned", "{count} planned", month.planned))
    return ", ".join(parts)


def _known(words: Mapping[str, str], word: str) -> str:
    return tr(words.get(word, word)) if word else ""


COLUMNS = (
    RecordColumn("day", marked("Date"), 128, lambda e: day_text(e.day), lambda e: e.day, "day"),
    RecordColumn("kind", marked("Kind"), 112, lambda e: kind_text(e.kind), None, "kind"),
    RecordColumn("title", marked("Entry"), 240, entry_text, None, "title", grows=True),
    RecordColumn("people", marked("People"), 96, lambda e: ", ".join(e.people), drop=1),
    RecordColumn(
        "direction",
        marked("Start"),
        106,
        lambda e: _known(DIRECTIONS, e.direction),
        None,
        "direction",
        drop=4,
    ),
    RecordColumn(
        "purpose", marked("Purpose"), 90, lambda e: _known(PURPOSES, e.purpose), None, "purpose", drop=3
    ),
    RecordColumn(
        "minutes",
        marked("Min"),
        56,
        lambda e: f"{e.minutes:,}" if e.minutes else "",
        None,
        "minutes",
        right=True,
    ),
    RecordColumn("member", marked("By"), 44, lambda e: e.member, None, "member", drop=2),
)


class TimelinePainter:
    """Draws the cells of an entry, and the heads of months."""

    def __init__(self, delegate: RecordDelegate) -> None:
        self._delegate = delegate
        self.today = date.min
        delegate.painters |= {
            "day": self._day,
            "kind": self._kind,
            "title": self._title,
            "people": self._people,
            "direction": self._direction,
            "purpose": self._purpose,
            "member": self._member,
        }
        delegate.head_painter = self._month

    def _month(self, painter: QPainter, box: QRect, month: Month) -> None:
        used = self._delegate.text(painter, box, month_text(month.first), "text", TextStyle.CELL_BOLD)
        self._delegate.text(painter, box.adjusted(used + 10, 0, 0, 0), month_facts(month), "text3")

    def _day(self, painter: QPainter, box: QRect, entry: TimelineEntry) -> None:
        today = entry.day == self.today
        text = tr("Today") if today else day_text(entry.day)
        style = TextStyle.CELL_MEDIUM if today else TextStyle.CELL
        self._delegate.text(painter, box, text, "text" if today else "text2", style)

    def _kind(self, painter: QPainter, box: QRect, entry: TimelineEntry) -> None:
        self._icon(painter, box, kind_icon(entry.kind))
        self._delegate.text(
            painter, box.adjusted(22, 0, 0, 0), kind_text(entry.kind), "text", TextStyle.CELL_MEDIUM
        )

    def _title(self, painter: QPainter, box: QRect, entry: TimelineEntry) -> None:
        planned = entry.is_planned(self.today)
        room = box.adjusted(0, 0, -96 if planned else 0, 0)
        role = "text" if shown_text(entry) else "text3"
        used = self._delegate.text(painter, room, entry_text(entry), role)
        if planned:
            middle = box.center().y() + 0.5
            paint_pill(
                painter,
                box.left() + used + 10,
                middle,
                tr("Planned"),
                Status.NONE,
                self._delegate.theme.tokens,
            )

    def _people(self, painter: QPainter, box: QRect, entry: TimelineEntry) -> None:
        tokens = self._delegate.theme.tokens
        for place, name in enumerate(entry.people[:FACES]):
            face = QRectF(box.left() + place * 24 + 0.5, box.center().y() - 10 + 0.5, 20, 20)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.border_strong), 1))
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(face)
            painter.restore()
            self._delegate.text(
                painter,
                face.toRect(),
                initial(name),
                "text2",
                TextStyle.CAPTION_MEDIUM,
                align=Qt.AlignmentFlag.AlignHCenter,
            )
        more = len(entry.people) - FACES
        if more > 0:
            self._delegate.text(painter, box.adjusted(FACES * 24, 0, 0, 0), f"+{more}", "text3")

    def _direction(self, painter: QPainter, box: QRect, entry: TimelineEntry) -> None:
        if entry.direction:
            self._icon(painter, box, DIRECTION_ICONS.get(entry.direction, ""))
            text = _known(DIRECTIONS, entry.direction)
            self._delegate.text(painter, box.adjusted(20, 0, 0, 0), text, "text2")

    def _purpose(self, painter: QPainter, box: QRect, entry: TimelineEntry) -> None:
        if entry.purpose:
            status = PURPOSE_STATUS.get(entry.purpose, Status.NONE)
            role = "risk_text" if status is Status.RISK else "text2"
            self._delegate.judged(painter, box, _known(PURPOSES, entry.purpose), status, role)

    def _member(self, painter: QPainter, box: QRect, entry: TimelineEntry) -> None:
        if entry.member:
            face = QRectF(box.left(), box.center().y() - 9.5, 20, 20)
            paint_avatar(painter, face, entry.member, self._delegate.theme.tokens, person=True)

    def _icon(self, painter: QPainter, box: QRect, name: str) -> None:
        if name:
            density = painter.device().devicePixelRatio()
            pixmap = self._delegate.theme.pixmap(name, "text2", 14, density)
            painter.drawPixmap(QPoint(box.left(), box.center().y() - 6), pixmap)
