"""The agenda of a review: points with their times, checked off, moved by dragging or Alt Up and Down."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QMenu

from cs_desktop.common.dates import time_text
from cs_desktop.common.language import tr
from cs_desktop.domain.minutes import SPAN, minutes_in
from cs_desktop.domain.reviews import editing
from cs_desktop.domain.reviews.agendas import Agenda, templates_of, times, total_minutes
from cs_desktop.domain.reviews.content import Item, ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import starting
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.reviews.part import ReviewSection, WholeList
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button

_MARK = 40
"""Pixels at the beginning of a line in which a click checks it off."""


class AgendaList(WholeList):
    """The points; Space checks off, Alt Up and Down move, F2 writes, Del deletes."""

    checked = Signal(object)
    """The id of a point to check off, or to open again."""
    moved = Signal(object, int)
    """The id of a point, and the place to which it goes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Agenda"), opens_on_click=False)
        self._from: int | None = None
        self._to: int | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check off and move."""
        key, held = event.key(), event.modifiers()
        current = self.current
        editing_now = self.state() is self.State.EditingState
        if current is None or editing_now:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self.checked.emit(current)
        elif held & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(current, self.currentIndex().row() + (-1 if key == Qt.Key.Key_Up else 1))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Check off at the mark; elsewhere a drag may begin."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line(index.row())
        if line is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        start = self.viewport().width() - x if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else x
        if start < scaled(_MARK):
            self.checked.emit(line.key)
        else:
            self._from = index.row()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the point would go."""
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        index = self.indexAt(event.position().toPoint())
        self._to = index.row() if index.isValid() else self._to
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the point there."""
        super().mouseReleaseEvent(event)
        start, end = self._from, self._to
        self._from = self._to = None
        self.viewport().update()
        line = self.lines.line(start) if start is not None else None
        if line is not None and end is not None and end != start:
            self.moved.emit(line.key, end)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw where a dragged point would go."""
        super().paintEvent(event)
        if self._from is None or self._to is None or self._to == self._from:
            return
        box = self.visualRect(self.lines.index(self._to))
        y = box.top() + 1 if self._to < self._from else box.bottom()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.drawLine(8, y, self.viewport().width() - 8, y)


class AgendaPart(ReviewSection):
    """The agenda with a line to add to it."""

    gesture = Signal(object)
    save_requested = Signal(object)
    """An Agenda made of these points; its name is still to be given."""
    drop_requested = Signal(object)
    """The Agenda of the workspace that is to be deleted."""

    def __init__(self, theme: Theme) -> None:
        self._more = icon_button(theme, "list-ordered", tr("Templates of agendas"), self._offer)
        super().__init__(tr("Agenda"), self._more)
        self._items: Sequence[Item] = ()
        self._shown: ReviewsShown | None = None
        self._review: ReviewHead | None = None
        self.list = AgendaList(theme)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Add a point, such as Adoption 10m"))
        self.line.setAccessibleName(tr("Add a point to the agenda"))
        self.line.returnPressed.connect(self._add)
        self.add(self.list, inset=0)
        self.add(self.line)
        self.list.checked.connect(self._check)
        self.list.moved.connect(lambda item, to: self._do(editing.move_point(self._items, item, to)))
        self.list.opened.connect(lambda _key: self.list.edit_name())
        self.list.named.connect(self._write)
        self.list.delete_requested.connect(lambda key: self._do(editing.drop_point(self._item(key))))

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Show the agenda of a review."""
        self._shown, self._review = shown, review
        self._items = shown.book.items_of(review.id)
        self._editable = editable
        minutes = [item.minutes for item in self._items]
        self.said.setText(tr("{count} min", count=total_minutes(minutes)) if minutes else tr("No points yet"))
        starts = times(starting(review.day, review.starts_at), minutes)
        self.list.lines.editable = editable
        self.list.show_all(
            [
                Line(
                    item.id,
                    item.text if at is None else f"{time_text(at)}  {item.text}",
                    tr("{count} min", count=item.minutes),
                    below=item.notes.replace("\n", " "),
                    icon="square-check" if item.done else "square",
                    icon_role="accent" if item.done else "text2",
                    name=point_text(item) if editable else None,
                    done=item.done,
                )
                for item, at in zip(self._items, starts, strict=True)
            ]
        )
        self.line.setVisible(editable)
        self._more.setVisible(editable)

    _editable = False

    def _item(self, item_id: object) -> Item:
        return next(item for item in self._items if item.id == item_id)

    def _do(self, gesture: object) -> None:
        if self._editable and gesture:
            self.gesture.emit(gesture)

    def _check(self, item_id: object) -> None:
        item = self._item(item_id)
        self._do(editing.check_point(item, done=not item.done))

    def _add(self) -> None:
        text, minutes = read_point(self.line.text())
        if text:
            self.line.clear()
            self._do(editing.add_point(self._items, text, minutes or editing.NEW_MINUTES))

    def _write(self, item_id: object, typed: str) -> None:
        item = self._item(item_id)
        text, minutes = read_point(typed)
        self._do(editing.write_point(item, text, item.minutes if minutes is None else minutes))

    def _offer(self) -> None:
        """Offer templates to begin with, and to save this agenda as one."""
        shown, review = self._shown, self._review
        if shown is None or review is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in templates_of(review.kind, shown.templates):
            length = total_minutes([point.minutes for point in one.points])
            text = tr("Begin with “{name}” ({length} min)", name=one.name, length=length).replace("&", "&&")
            menu.addAction(text).triggered.connect(partial(self._begin_with, one))
        menu.addSeparator()
        save = menu.addAction(tr("Save this agenda as a template…"), self._save)
        save.setEnabled(bool(self._items))
        for one in shown.templates:
            if one.kind == review.kind:
                text = tr("Delete template “{name}”", name=one.name).replace("&", "&&")
                menu.addAction(text).triggered.connect(partial(self._drop, one))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _begin_with(self, agenda: Agenda) -> None:
        self._do(editing.take_agenda(self._items, agenda))

    def _drop(self, agenda: Agenda) -> None:
        self.drop_requested.emit(agenda)

    def _save(self) -> None:
        assert self._review is not None
        assert self._shown is not None
        self.save_requested.emit(editing.agenda_at(self._items, self._review.kind, self._shown.templates))


def point_text(item: Item) -> str:
    """Return a point as one writes it: its words, then its minutes."""
    return f"{item.text} {item.minutes}m"


def read_point(typed: str) -> tuple[str, int | None]:
    """Return the words and the minutes of what was written; None where no length ends it."""
    said = " ".join(typed.split())
    lengths = list(SPAN.finditer(said))
    found = lengths[-1] if lengths else None
    if found is None or found.end() != len(said) or not found.start():
        return said, None
    return said[: found.start()].strip(), minutes_in(found)
