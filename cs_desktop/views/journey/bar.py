"""The bar of tools above a map: what the mouse does, what can be added, and what is done with the map."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLayout, QMenu

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable, Where
from cs_desktop.domain.journey.content import MapHead
from cs_desktop.views.journey.bar_buttons import WordButton, fit_words
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, line, row

HEIGHT = 44
MODES = (ActionId.MAP_SELECT, ActionId.MAP_PAN, ActionId.MAP_LINK)
"""What the mouse may do, one at a time."""
_LONGEST_NAME = 40


class MapBar(Panel):
    """Offers the actions of the map on screen; knows nothing of what they do."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__("surface", "bottom")
        fix_height(self, HEIGHT)
        self._theme, self._actions = theme, actions
        self._modes = QButtonGroup(self)
        self._mode_buttons: dict[ActionId, Button] = {}
        self._words: list[WordButton] = []
        """What shows words, in the order in which they leave."""
        self.name = WordButton(theme, tr("Map"), "table-2")
        self.past = self._menu_button(Where.MAP_PAST, "history", tr("Revisions"))
        self.zoom = self._menu_button(Where.MAP_ZOOM, "", tr("Zoom"))
        self._sizes = [
            self._tool(one) for one in (ActionId.MAP_SMALLER, ActionId.MAP_LARGER, ActionId.MAP_FIT)
        ]
        """What the menu of the zoom offers too: they leave once all the words have."""
        box = row(spacing=6, margins=(12, 0, 12, 0))
        for mode in MODES:
            box.addWidget(self._mode_button(mode))
        box.addWidget(_divider())
        box.addWidget(self._menu_button(Where.MAP_ADD, "plus", tr("Card")))
        box.addWidget(self._word(ActionId.ADD_MILESTONE, tr("Milestone"), tr("Add milestone")))
        box.addWidget(self._word(ActionId.ADD_GAP, tr("Gap"), tr("Add gap")))
        box.addWidget(self._word(ActionId.ADD_STAGE, tr("Stage"), tr("Add stage")))
        box.addStretch()
        for part in (
            self.name,
            self.past,
            _divider(),
            self._sizes[0],
            self.zoom,
            *self._sizes[1:],
            self._tool(ActionId.MAP_OUTLINE),
            self._menu_button(Where.MAP_EXPORT, "download", tr("Export")),
        ):
            box.addWidget(part)
        # The words leave before anything is cut off.
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(box)
        self._words += [self.past, self.name]
        theme.changed.connect(self._fit)

    def show_head(self, head: MapHead) -> None:
        """Show what the map is called, and whether it is locked."""
        name = head.name if len(head.name) <= _LONGEST_NAME else head.name[: _LONGEST_NAME - 1] + "…"
        whole = head.name
        if head.account_id is None:
            name, whole = tr("Template {name}", name=name), tr("Template {name}", name=whole)
        told = tr("{map}, locked", map=whole) if head.locked else whole
        self.name.setToolTip(told)
        self.name.say(name, told)
        self.name.set_icon("lock" if head.locked else "table-2")
        self._fit()

    def show_revision(self, number: int) -> None:
        """Show which revision is the newest; 0 for none."""
        text = tr("Revision {number}", number=number) if number else tr("Revisions")
        self.past.say(text)
        self._fit()

    def show_mode(self, mode: ActionId) -> None:
        """Show what the mouse does now."""
        self._mode_buttons[mode].setChecked(True)

    def show_zoom(self, percent: int) -> None:
        """Show how large the map is."""
        self.zoom.setText(tr("{percent}%", percent=percent))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: words leave where there is little."""
        return QSize(0, self.minimumHeight())

    def _fit(self) -> None:
        box = self.layout()
        assert box is not None
        fit_words(box, self.width(), self._words, self._sizes)

    def _mode_button(self, action_id: ActionId) -> Button:
        button = self._tool(action_id)
        button.setCheckable(True)
        self._modes.addButton(button)
        self._mode_buttons[action_id] = button
        return button

    def _tool(self, action_id: ActionId) -> Button:
        button = Button(self._theme, "", "icon", self._actions.spec(action_id).icon)
        button.follow(self._actions[action_id])
        return button

    def _word(self, action_id: ActionId, text: str, name: str) -> Button:
        button = WordButton(self._theme, text, self._actions.spec(action_id).icon, name)
        button.follow(self._actions[action_id])
        self._words.append(button)
        return button

    def _menu_button(self, where: Where, icon: str, text: str) -> WordButton:
        """Return a button that opens what the table offers at a place; hidden while that is nothing."""
        button = WordButton(self._theme, text, icon)
        if icon and where is not Where.MAP_PAST:
            self._words.append(button)
        offered = self._actions.at(where)
        button.clicked.connect(lambda: open_below(button, offered))
        if not offered:
            button.hide()
        return button


def _divider() -> QFrame:
    divider = line(vertical=True)
    divider.setFixedHeight(18)
    return divider


def open_below(button: Button, offered: list[QAction]) -> None:
    """Open a menu of actions below a button."""
    menu = QMenu(button)
    menu.addActions(offered)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
