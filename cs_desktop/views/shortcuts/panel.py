"""The sheet of shortcuts in the side panel: searched, and changed by pressing other keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cs_desktop.common.language import tr
from cs_desktop.common.text import folded
from cs_desktop.controllers.actions import ACTIONS, ActionId, ActionTable, Menu
from cs_desktop.controllers.actions.keys import WINDOW_KEYS
from cs_desktop.controllers.shortcuts import Shortcuts
from cs_desktop.views.shortcuts.row import KeyCaps, ShortcutRow
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.keys import printed
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label


class ShortcutsPanel(QWidget):
    """Shows every action with its keys, menu by menu, and the keys of the window itself."""

    def __init__(self, theme: Theme, actions: ActionTable, shortcuts: Shortcuts) -> None:
        super().__init__()
        self._theme, self._actions, self._shortcuts = theme, actions, shortcuts
        self.field = QLineEdit()
        self.field.setProperty("look", "search")
        self.field.setPlaceholderText(tr("Find a command or its keys"))
        self.field.setAccessibleName(tr("Find a command or its keys"))
        self.field.textChanged.connect(self._narrow)
        self.rows: dict[ActionId, ShortcutRow] = {}
        self._sections: list[tuple[Label, list[ShortcutRow | QWidget]]] = []
        self._texts: dict[QWidget, str] = {}
        self._nothing = Label(tr("No command is called that."), TextStyle.BODY, "text2")
        self._nothing.setContentsMargins(8, 16, 8, 16)
        self._list = column(spacing=0, margins=(8, 4, 8, 12))
        self._reset = Button(theme, tr("Reset all"), "default", "undo-2")
        self._reset.clicked.connect(shortcuts.reset_all)
        self._fill()
        self._lay_out()
        self.setFocusProxy(self.field)
        shortcuts.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the keys that the actions have now."""
        changed = False
        for action_id, line_ in self.rows.items():
            keys, other = self._actions.keys(action_id), self._shortcuts.is_changed(action_id)
            line_.show_keys(keys, changed=other)
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            self._texts[line_] = folded(f"{line_.text} {native} {native.replace('+', ' ')}")
            changed = changed or other
        self._reset.setEnabled(changed)

    def _fill(self) -> None:
        for menu in Menu:
            self._begin(tr(menu.value).replace("&", ""))
            for spec in ACTIONS:
                if spec.menu is menu:
                    made = ShortcutRow(self._theme, spec.id, tr(spec.text).rstrip("…"))
                    made.entered.connect(self._enter)
                    made.confirmed.connect(self._give)
                    made.reset_requested.connect(self._shortcuts.reset)
                    self.rows[spec.id] = made
                    self._add(made)
        self._begin(tr("Everywhere"))
        for window in WINDOW_KEYS:
            self._add(self._window_row(tr(window.text), window.shown))

    def _begin(self, title: str) -> None:
        label = Label(title, TextStyle.SECTION)
        label.setContentsMargins(8, 14, 8, 4)
        self._sections.append((label, []))
        self._list.addWidget(label)

    def _add(self, widget: QWidget) -> None:
        self._sections[-1][1].append(widget)
        self._list.addWidget(widget)

    def _window_row(self, text: str, keys: tuple[str, ...]) -> QWidget:
        caps = KeyCaps()
        caps.show_keys(tuple(key for name in keys for key in name.split("+")))
        made = QWidget()
        fix_height(made, 30)
        box = row(ElidedLabel(text, TextStyle.CELL, "text2"), spacing=8, margins=(8, 0, 10, 0))
        box.setStretch(0, 1)
        box.addWidget(caps)
        made.setLayout(box)
        names = (printed(key) for name in keys for key in name.split("+"))
        self._texts[made] = folded(f"{text} {' '.join(names)}")
        return made

    def _enter(self, action_id: ActionId, keys: QKeySequence) -> None:
        if keys.isEmpty():
            self._give(action_id, keys)
            return
        verdict = self._shortcuts.check(action_id, keys)
        if verdict.reason:
            self.rows[action_id].refuse(verdict.reason)
        elif verdict.holder is not None:
            self.rows[action_id].ask(self.rows[verdict.holder].text, keys)
        else:
            self._give(action_id, keys)

    def _give(self, action_id: ActionId, keys: QKeySequence) -> None:
        self._shortcuts.choose(action_id, keys)
        self.rows[action_id].end()
        self.rows[action_id].face.setFocus()

    def _narrow(self) -> None:
        words = folded(self.field.text()).split()
        any_shown = False
        for title, widgets in self._sections:
            shown = [widget for widget in widgets if all(word in self._texts[widget] for word in words)]
            for widget in widgets:
                widget.setVisible(widget in shown)
            title.setVisible(bool(shown))
            any_shown = any_shown or bool(shown)
        self._nothing.setVisible(not any_shown)

    def _lay_out(self) -> None:
        self._list.insertWidget(0, self._nothing)
        self._nothing.hide()
        self._list.addStretch(1)
        content = Panel("surface")
        content.setLayout(self._list)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(content)
        top = QWidget()
        hint = Label(
            tr("Click a command, then press the keys it is to have."), TextStyle.CELL, "text3", wrap=True
        )
        top.setLayout(column(self.field, hint, spacing=6, margins=(16, 12, 16, 10)))
        foot = Panel("sunken", "top")
        foot.setLayout(row(self._reset, 0, margins=(16, 8, 16, 8)))
        whole: QVBoxLayout = column(top, line(), spacing=0)
        whole.addWidget(area, 1)
        whole.addWidget(foot)
        self.setLayout(whole)
