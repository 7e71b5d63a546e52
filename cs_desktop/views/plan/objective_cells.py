"""How the cells of the table of objectives are drawn."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cs_desktop.domain.figures import Status
from cs_desktop.domain.plan.bar import bar_places
from cs_desktop.domain.plan.judging import facts_of
from cs_desktop.domain.plan.ledger import SignOff
from cs_desktop.domain.plan.words import PROGRESS_STATUS
from cs_desktop.views.plan.rows import (
    BAR,
    BASELINE,
    DUE,
    NAME,
    NUMBER,
    OWNERS,
    ROW_ROLE,
    SIGN_OFF,
    STATUS,
    TARGET,
    UNIT,
    Index,
    ObjectiveRow,
)
from cs_desktop.views.theme.direction import elided, leading, placed, placed_f, trailing
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import initial, paint_pill, paint_status, pill_width
from cs_desktop.views.widgets.measure_bar import paint_bar
from cs_desktop.views.widgets.row_drawing import paint_ground

ROW_HEIGHT, MORE_HEIGHT = 53, 41
"""Of the first row of an objective, and of its further measures."""
PAD, FIRST_PAD = 8, 20
_AVATAR = 20
_ICON = 14
_BESIDE_ICON = _ICON + 6
_BETWEEN = 5
"""Free room between what was agreed and its day."""
_BESIDE_MARK = 21
_MOST = 230
"""However long a word in a cell is, it gets no more room than that."""
_SIGNS = {
    SignOff.NONE: ("circle", "text3"),
    SignOff.ASKED: ("circle-dashed", "watch_text"),
    SignOff.SIGNED: ("badge-check", "good_text"),
    SignOff.CHANGED: ("refresh-cw", "watch_text"),
}


class ObjectiveDelegate(QStyledItemDelegate):
    """Draws a row of the table of objectives."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hovered = -1
        self._painters: Mapping[int, Callable[[QPainter, QRect, ObjectiveRow], None]] = {
            NUMBER: self._number,
            NAME: self._names,
            BASELINE: lambda painter, box, row: self._text(painter, box, row.text(BASELINE), "text2"),
            BAR: self._bar,
            TARGET: self._target,
            UNIT: lambda painter, box, row: self._text(painter, box, row.text(UNIT), "text2"),
            DUE: lambda painter, box, row: self._text(painter, box, row.text(DUE)),
            OWNERS: self._owners,
            SIGN_OFF: self._sign_off,
            STATUS: self._status,
        }

    def hover(self, place: int) -> bool:
        """Remember the row under the mouse, -1 for none; return whether it is another one."""
        moved = place != self._hovered
        self._hovered = place
        return moved

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        del option
        row: ObjectiveRow = index.data(ROW_ROLE)
        return QSize(0, scaled(ROW_HEIGHT if row.first else MORE_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row: ObjectiveRow = index.data(ROW_ROLE)
        box, first = option.rect, index.column() == NUMBER
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = index.row() == self._hovered
        paint_ground(painter, box, self._theme.tokens, selected=selected, hovered=hovered, first=first)
        before = FIRST_PAD if first else PAD
        inner = placed(box.adjusted(before, 0, -PAD, -1), box)
        self._painters[index.column()](painter, inner, row)
        painter.restore()

    def _text(
        self,
        painter: QPainter,
        box: QRect | QRectF,
        text: str,
        role: str = "text",
        style: TextStyle = TextStyle.CELL,
        *,
        align: Qt.AlignmentFlag | None = None,
    ) -> None:
        made = font(style, tabular=True)
        shown = elided(
            QFontMetrics(made), text.replace("\n", " "), Qt.TextElideMode.ElideRight, max(int(box.width()), 0)
        )
        painter.setFont(made)
        painter.setPen(self._theme.color(role))
        # A text in Arabic ends at its left, where its ellipsis belongs.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(box, (align or leading()) | Qt.TextFlag.TextSingleLine, shown)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _number(self, painter: QPainter, box: QRect, row: ObjectiveRow) -> None:
        self._text(painter, box, row.text(NUMBER), "text3")

    def _names(self, painter: QPainter, box: QRect, row: ObjectiveRow) -> None:
        measure = row.measure.name if row.measure is not None else row.text(NAME).partition("\n")[2]
        put_aside = row.objective.state in ("parked", "dropped")
        if not row.first:
            self._text(painter, box, measure, "text2")
            return
        line = QFontMetrics(font(TextStyle.BODY_MEDIUM)).height()
        upper = QRect(box.left(), box.center().y() - line + 1, box.width(), line)
        self._text(
            painter, upper, row.objective.text, "text3" if put_aside else "text", TextStyle.BODY_MEDIUM
        )
        self._text(painter, upper.translated(0, line), measure, "text2" if row.measure else "text3")

    def _target(self, painter: QPainter, box: QRect, row: ObjectiveRow) -> None:
        self._text(painter, box, row.text(TARGET), style=TextStyle.CELL_BOLD, align=trailing())

    def _bar(self, painter: QPainter, box: QRect, row: ObjectiveRow) -> None:
        if row.measure is None or row.judged is None:
            return
        facts = facts_of(row.measure, row.judged.current)
        places = bar_places(facts, row.judged.expected)
        if places is None:
            said = row.text(BAR) if row.judged.current is not None else ""
            self._text(painter, box, said, style=TextStyle.CELL_BOLD)
            return
        stands = row.judged.progress
        status = PROGRESS_STATUS[stands] if stands is not None else Status.NONE
        paint_bar(painter, QRectF(box), places, status, self._theme, row.text(BAR))

    def _owners(self, painter: QPainter, box: QRect, row: ObjectiveRow) -> None:
        if not row.first:
            return
        edge = scaled(_AVATAR)
        at = QRectF(box.left(), box.center().y() - edge / 2 + 1, edge, edge)
        for who, ours in ((row.owner, True), (row.contact, False)):
            if who is None:
                continue
            paint_person(painter, placed_f(at, QRectF(box)), who.name, self._theme, ours=ours)
            at.translate(edge + 5, 0)
        if row.owner is None and row.contact is None:
            self._text(painter, box, "–", "text3")

    def _sign_off(self, painter: QPainter, box: QRect, row: ObjectiveRow) -> None:
        if not row.first:
            return
        icon, role = _SIGNS[row.sign_off.state]
        edge = scaled(_ICON)
        whole = QRectF(box)
        at = placed_f(QRectF(box.left(), box.center().y() - edge / 2 + 1, edge, edge), whole)
        if icon == "circle":
            paint_status(painter, at.center(), Status.NONE, self._theme.tokens, 9)
        else:
            density = painter.device().devicePixelRatioF()
            painter.drawPixmap(at.topLeft(), self._theme.pixmap(icon, role, edge, density))
        word, day = row.sign_off_words
        begin = scaled(_BESIDE_ICON)
        role = "text3" if icon == "circle" else "text"
        self._text(painter, placed(box.adjusted(begin, 0, 0, 0), box), word, role)
        begin += QFontMetrics(font(TextStyle.CELL, tabular=True)).horizontalAdvance(word) + _BETWEEN
        self._text(painter, placed(box.adjusted(begin, 0, 0, 0), box), day, "text2")

    def _status(self, painter: QPainter, box: QRect, row: ObjectiveRow) -> None:
        if row.first:
            text, status = row.status
            wide = pill_width(text, QFontMetrics(font(TextStyle.CELL_MEDIUM, tabular=True)))
            pill = placed(QRect(box.left(), box.top(), wide, box.height()), box)
            paint_pill(painter, pill.left(), box.center().y() + 1, text, status, self._theme.tokens)
        elif row.judged is not None:
            text, status = row.status
            mark = placed(QRect(box.left() + 8, box.top(), 8, box.height()), box)
            at = QPointF(mark.left() + 4, box.center().y() + 1)
            paint_status(painter, at, status, self._theme.tokens, 8)
            words = placed(box.adjusted(_BESIDE_MARK, 0, 0, 0), box)
            self._text(painter, words, text, f"{status.value}_text")


def room_for(column: int, rows: Iterable[ObjectiveRow]) -> int:
    """Return the width in which every cell of a column of short words is read whole."""
    plain, bold, pill = (
        QFontMetrics(font(style, tabular=True))
        for style in (TextStyle.CELL, TextStyle.CELL_BOLD, TextStyle.CELL_MEDIUM)
    )
    widest = 0
    for text, first in {(row.text(column), row.first) for row in rows}:
        if column == STATUS:
            wide = pill_width(text, pill) if first else plain.horizontalAdvance(text) + _BESIDE_MARK
        elif column == SIGN_OFF:
            wide = scaled(_BESIDE_ICON) + plain.horizontalAdvance(text) + _BETWEEN
        else:
            wide = (bold if column == TARGET else plain).horizontalAdvance(text)
        widest = max(widest, wide)
    return min(widest, scaled(_MOST)) + 2 * PAD + 1


def paint_person(painter: QPainter, box: QRectF, name: str, theme: Theme, *, ours: bool) -> None:
    """Draw a person's letter: in a disc for us, in a ring for the customer."""
    painter.setPen(Qt.PenStyle.NoPen if ours else QPen(theme.color("border_strong"), 1))
    painter.setBrush(theme.color("avatar") if ours else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setFont(font(TextStyle.CAPTION_MEDIUM))
    painter.setPen(theme.color("text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initial(name))
