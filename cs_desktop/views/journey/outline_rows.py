"""How a row of a map's outline is drawn and written."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.content import Card, Emotion, Lane, MapMilestone, Persona, Stage
from cs_desktop.domain.journey.icons import LANE_ICONS
from cs_desktop.domain.journey.outline import OutlineNode
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.views.itemmodels.journey_outline_model import NODE_ROLE, OutlineColumn
from cs_desktop.views.journey.looks import look_of
from cs_desktop.views.theme.direction import elided, leading, placed
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.row_drawing import paint_ground

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 28
PAD = 6
_ICON = 14
_ICON_ROOM = 20
_TITLE_LIMIT = 300
_BEGUN = "begun"
_CARD_ICONS = {
    CardKind.GOAL: "target",
    CardKind.OWNER: "users",
    CardKind.METRIC: "gauge",
    CardKind.NOTE: "sticky-note",
}
"""Of cards that have none on the canvas."""


class OutlineDelegate(QStyledItemDelegate):
    """Draws one cell, and lets its title be written; the view draws the arrows of the tree."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        del option, index
        return QSize(0, scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        node = index.data(NODE_ROLE)
        assert isinstance(node, OutlineNode)
        first = index.column() == OutlineColumn.TITLE
        painter.save()
        paint_ground(
            *(painter, option.rect, self._theme.tokens),
            selected=bool(option.state & QStyle.StateFlag.State_Selected),
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            first=False,
        )
        box = option.rect.adjusted(0 if first else PAD, 0, -PAD, -1)
        icon, role = _icon_of(node) if first else ("", "")
        if icon:
            place = placed(QRect(box.left(), box.center().y() - _ICON // 2 + 1, _ICON, _ICON), box)
            density = painter.device().devicePixelRatio()
            painter.drawPixmap(place.topLeft(), self._theme.pixmap(icon, role, _ICON, density))
            rest = QRect(box.left() + _ICON_ROOM, box.top(), box.width() - _ICON_ROOM, box.height())
            box = placed(rest, box)
        group = first and isinstance(node.part, Stage | Lane | str)
        painter.setFont(font(TextStyle.CELL_MEDIUM if group else TextStyle.CELL))
        painter.setPen(self._theme.color("text" if first else "text2"))
        text = elided(painter.fontMetrics(), str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(leading()) | int(Qt.TextFlag.TextSingleLine), text)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line to write the title in."""
        del option, index
        line = QLineEdit(parent)
        line.setMaxLength(_TITLE_LIMIT)
        line.setAccessibleName(tr("Title"))
        line.setFrame(False)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what stands there; what is half written stays although the row is read anew."""
        assert isinstance(editor, QLineEdit)
        if not editor.property(_BEGUN):
            editor.setProperty(_BEGUN, "yes")
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Say what was written."""
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the icon to be seen."""
        del index
        inner = option.rect.adjusted(_ICON_ROOM - 4, 2, -2, -2)
        editor.setGeometry(placed(inner, option.rect))


def _icon_of(node: OutlineNode) -> tuple[str, str]:
    """Return the icon of a row, and the role of its colour."""
    match node.part:
        case Card():
            look = look_of(node.part)
            return look.icon or _CARD_ICONS.get(node.part.kind, "square"), look.icon_role
        case Lane():
            return LANE_ICONS[node.part.kind], "text2"
        case MapMilestone():
            reached = node.part.reached_on is not None
            return ("circle-check", "good_text") if reached else ("diamond", "text2")
        case Emotion():
            return "pulse", "text2"
        case Persona():
            return "users", "text2"
        case _:
            return "columns-3", "text2"
