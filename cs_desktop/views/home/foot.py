"""The line under the list: how much there is to do and was done, and the keys that deal with it."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import count_text, tr, trc, trn
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.home import HomePage
from cs_desktop.views.shortcuts.row import KeyCaps
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.widgets.keys import key_names
from cs_desktop.views.widgets.pieces import Panel, key_cap, row
from cs_desktop.views.widgets.text import Label


class HomeFoot(Panel):
    """Shows counts, and keys as they are now; those only where there is room and something to do."""

    def __init__(self, actions: ActionTable) -> None:
        super().__init__("sunken", "top")
        self._actions = actions
        self._useful = True
        fix_height(self, 32)
        self._count = Label("", TextStyle.CELL_BOLD)
        self._away = Label("", TextStyle.CELL, "text3")
        self._keys, self._changing = QWidget(), QWidget()
        looking = row(spacing=6)
        for keys, text in (
            (("↑", "↓"), trc("verb", "Move")),
            (("Space",), tr("Why")),
            (("Enter",), trc("verb", "Open")),
        ):
            for key in keys:
                looking.addWidget(key_cap(key))
            looking.addWidget(Label(text, TextStyle.CELL, "text3"))
            looking.addSpacing(4)
        changing = row(spacing=6)
        self._caps: dict[ActionId, KeyCaps] = {}
        for action_id, text in (
            (ActionId.ITEM_DONE, tr("Done")),
            (ActionId.ITEM_SNOOZE, tr("Snooze")),
            (ActionId.ITEM_TASK, tr("Make task")),
        ):
            self._caps[action_id] = KeyCaps()
            changing.addWidget(self._caps[action_id])
            changing.addWidget(Label(text, TextStyle.CELL, "text3"))
            changing.addSpacing(4)
        self._changing.setLayout(changing)
        looking.addWidget(self._changing)
        self._keys.setLayout(looking)
        self.setLayout(row(self._count, self._away, 0, self._keys, spacing=6, margins=(20, 0, 16, 0)))
        actions.keys_changed.connect(self._show_keys)
        self._show_keys()

    def count_up(self, page: HomePage, shown: int) -> None:
        """Tell how much of a page is shown, and how much of it is put away."""
        if shown < len(page.items):
            text = tr(
                "{shown} of {all} to do shown", shown=count_text(shown), all=count_text(len(page.items))
            )
        else:
            text = trn("{count} to do", "{count} to do", shown)
        self._count.setText(text)
        away = []
        if page.done_today:
            away.append(trn("{count} done today", "{count} done today", page.done_today))
        if page.snoozed:
            away.append(trn("{count} snoozed", "{count} snoozed", page.snoozed))
        self._away.setText(_listed(away))
        self._useful = bool(shown)
        self._fit()

    def set_editable(self, *, editable: bool) -> None:
        """Say whether there is anything that one can do but look."""
        self._changing.setVisible(editable)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out where there is little room; the sheet of shortcuts has them too."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        counts = self._count.sizeHint().width() + self._away.sizeHint().width()
        room = self.width() - counts - 20 - 16 - 3 * 6
        self._keys.setVisible(self._useful and self._keys.sizeHint().width() <= room)

    def _show_keys(self) -> None:
        for action_id, caps in self._caps.items():
            caps.show_keys(key_names(self._actions[action_id].shortcut()))


def _listed(texts: Sequence[str]) -> str:
    return "".join(f"· {text} " for text in texts).strip()
