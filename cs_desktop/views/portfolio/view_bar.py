"""The named views above the table, one beside the other; what does not fit is in a menu at the end."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from cs_desktop.common.language import count_text, tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.saved_views import SavedView
from cs_desktop.views.portfolio.view_button import NameField, ViewButton
from cs_desktop.views.theme.direction import elided, placed
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import plain_tooltip

GAP = 2
NAME_WIDTH = 180
LONGEST = 180
"""Pixels that the name of a view takes at most, at the normal size of text."""


class ViewBar(QWidget):
    """Shows views with how many accounts are in each; says what the user chooses, makes and changes."""

    chosen = Signal(object)
    """The SavedView."""
    add_requested = Signal(str)
    rename_requested = Signal(object, str)
    update_requested = Signal(object)
    move_requested = Signal(object, int)
    """The SavedView, and how many places it goes: −1 or 1."""
    delete_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: list[ViewButton] = []
        self._current: SavedView | None = None
        self._departs = False
        self._renamed: SavedView | None = None
        self._strip = QWidget(self)
        self._more = Button(theme, "", "filter", "chevron-down", icon_size=14)
        self._more.setParent(self._strip)
        self._more.clicked.connect(self._open_more)
        self.add = icon_button(theme, "plus", tr("Save what is shown as a view"), self.ask_name)
        self.add.setParent(self._strip)
        self.name = NameField(self._strip)
        self.name.setAccessibleName(tr("Name of the view"))
        self.name.setPlaceholderText(tr("Name of the view"))
        self.name.setMaxLength(200)
        self.name.setFixedWidth(NAME_WIDTH)
        self.name.returnPressed.connect(self._take_name)
        self.name.abandoned.connect(self.end_naming)
        self.name.hide()
        self._notice = FieldNotice(theme)
        self._strip.setMinimumHeight(30)
        self.setLayout(column(self._strip, self._notice, spacing=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_views(self, views: Sequence[SavedView], counts: Sequence[int | None]) -> None:
        """Show these views, each with its number of accounts; None while it is not known."""
        if [button.view for button in self._buttons] != list(views):
            self._make(views)
        for button, count in zip(self._buttons, counts, strict=True):
            self._word(button, count)
        self._mark()
        self._arrange()

    def show_chosen(self, view: SavedView | None, *, departs: bool) -> None:
        """Mark the chosen view, and whether what is shown departs from it."""
        self._current, self._departs = view, departs
        self._mark()
        self._arrange()

    def ask_name(self) -> None:
        """Let the user type the name of a new view."""
        self._begin(None, "")

    def end_naming(self) -> None:
        """Close the field for a name."""
        self._renamed = None
        self._notice.clear()
        had_focus = self.name.hasFocus()
        self.name.hide()
        self._arrange()
        if had_focus:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse_name(self, why: str) -> None:
        """Say under the field why a name cannot be taken."""
        if self.name.isVisible():
            self._notice.tell(why, Status.RISK)

    def accept_name(self) -> None:
        """Take the name as stored."""
        if self.name.isVisible():
            self.end_naming()

    def minimumSizeHint(self) -> QSize:
        """Return room for one view and the menu with the others."""
        return QSize(260, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the views that fit."""
        super().resizeEvent(event)
        self._arrange()

    def _make(self, views: Sequence[SavedView]) -> None:
        focused = next((b.view for b in self._buttons if b.hasFocus()), None)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(view) for view in views]
        for button in self._buttons:
            if focused is not None and button.view.id is not None and button.view.id == focused.id:
                button.show()
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, view: SavedView) -> ViewButton:
        button = ViewButton(self._theme, view)
        button.setParent(self._strip)
        button.clicked.connect(lambda: self._choose(view))
        button.key_pressed.connect(lambda key: self._key(view, key))
        button.menu_requested.connect(lambda at: self._open_menu(view, at))
        return button

    def _choose(self, view: SavedView) -> None:
        self.chosen.emit(view)
        self._mark()

    def _word(self, button: ViewButton, count: int | None) -> None:
        name = tr(button.view.name) if button.view.id is None else button.view.name
        shown = elided(button.fontMetrics(), name, Qt.TextElideMode.ElideMiddle, scaled(LONGEST))
        button.setText(shown.replace("&", "&&") + ("" if count is None else f"  {count_text(count)}"))
        button.setAccessibleName(f"{name}  {'' if count is None else count_text(count)}".strip())
        button.setToolTip(plain_tooltip(f"{name}\n{button.view.query}".strip()))
        button.setFont(font(TextStyle.BODY_MEDIUM))

    def _mark(self) -> None:
        for button in self._buttons:
            same = self._current is not None and _is_same(button.view, self._current)
            button.setChecked(same and not self._departs)

    def _arrange(self) -> None:
        """Put as many buttons as fit side by side; the chosen one is always among them."""
        room = self.width() - self.add.sizeHint().width() - GAP
        if not self.name.isHidden():
            room -= self.name.width() + GAP
        wanted = [(button, button.sizeHint().width() + GAP) for button in self._buttons]
        shown = list(self._buttons)
        if sum(width for _, width in wanted) > room:
            self._more.setText(tr("More"))
            shown = self._fitting(wanted, room - self._more.sizeHint().width() - GAP)
        x, height = 0, self._strip.height()
        hidden = len(shown) < len(self._buttons)
        parts: list[QWidget] = [*shown, *([self._more] if hidden else []), self.name, self.add]
        self._more.setVisible(hidden)
        for button in self._buttons:
            button.setVisible(button in shown)
        for part in parts:
            if part is self.name and self.name.isHidden():
                continue
            size = QSize(part.sizeHint() if part is not self.name else self.name.size())
            place = QRect(x, (height - size.height()) // 2, size.width(), size.height())
            part.setGeometry(placed(place, QRect(0, 0, self.width(), height)))
            x += size.width() + GAP

    def _fitting(self, wanted: Sequence[tuple[ViewButton, int]], room: int) -> list[ViewButton]:
        chosen = [(b, w) for b, w in wanted if self._current and _is_same(b.view, self._current)]
        room -= sum(width for _, width in chosen)
        kept = [button for button, _ in chosen]
        for button, width in wanted:
            if button not in kept:
                if width > room:
                    break
                room -= width
                kept.append(button)
        return [button for button, _ in wanted if button in kept]

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._buttons:
            if button.isHidden():
                action = menu.addAction(button.text())
                action.triggered.connect(lambda _checked=False, view=button.view: self._choose(view))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _open_menu(self, view: SavedView, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = view.id is not None
        menu.addAction(tr("Save what is shown as a view…")).triggered.connect(self.ask_name)
        menu.addSeparator()
        update = self._entry(menu, tr("Keep what is shown under this name"), enabled=own)
        update.triggered.connect(lambda: self.update_requested.emit(view))
        rename = self._entry(menu, tr("Rename view"), enabled=own)
        rename.triggered.connect(lambda: self._begin(view, view.name))
        for text, step in ((tr("Move view left"), -1), (tr("Move view right"), 1)):
            move = self._entry(menu, text, enabled=own)
            move.triggered.connect(lambda _checked=False, step=step: self.move_requested.emit(view, step))
        delete = self._entry(menu, tr("Delete view"), enabled=own)
        delete.triggered.connect(lambda: self.delete_requested.emit(view))
        menu.popup(at)

    def _entry(self, menu: QMenu, text: str, *, enabled: bool) -> QAction:
        action = menu.addAction(text)
        action.setEnabled(enabled)
        return action

    def _key(self, view: SavedView, key: Qt.Key) -> None:
        if view.id is None:
            return
        if key == Qt.Key.Key_F2:
            self._begin(view, view.name)
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit(view)
        else:
            self.move_requested.emit(view, -1 if key == Qt.Key.Key_Up else 1)

    def _begin(self, renamed: SavedView | None, text: str) -> None:
        self._renamed = renamed
        self._notice.clear()
        self.name.setText(text)
        self.name.show()
        self._arrange()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _take_name(self) -> None:
        if self._renamed is None:
            self.add_requested.emit(self.name.text())
        elif self.name.text().strip() == self._renamed.name:
            self.end_naming()
        else:
            self.rename_requested.emit(self._renamed, self.name.text())


def _is_same(one: SavedView, other: SavedView) -> bool:
    return one.id == other.id and (one.id is not None or one.name == other.name)
