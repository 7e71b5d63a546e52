"""The left edge of the window: workspace, places, accounts pinned and opened last, what is saved."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QVBoxLayout, QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.screen import Place
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height, fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.account_list import AccountList, ListedAccount
from cs_desktop.views.widgets.buttons import LayoutButton, icon_button, open_above
from cs_desktop.views.widgets.deck_entry import DeckEntry
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.nav_button import NavButton
from cs_desktop.views.widgets.pieces import Avatar, IconMark, Logo, Panel, QuadrantMark, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label
from cs_desktop.views.work.foot import WorkFoot

WIDTH = 204
RAIL_WIDTH = 52


class Sidebar(Panel):
    """Goes to places and accounts; knows nothing of what they are."""

    place_requested = Signal(str)
    account_requested = Signal(object)
    deck_requested = Signal()
    """To the deck that was open last."""

    def __init__(
        self, theme: Theme, places: Sequence[Place], workspace_menu: QMenu, settings_menu: QMenu
    ) -> None:
        super().__init__("window", "right")
        self._theme = theme
        self._rail = False
        self._logos: LogoBook | None = None
        self._group = QButtonGroup(self)
        self._places: dict[str, NavButton] = {}
        self._company = ElidedLabel("", TextStyle.SECTION)
        self._file = ElidedLabel("", TextStyle.CAPTION, "text3", Qt.TextElideMode.ElideMiddle)
        self._tools: list[QWidget] = []
        self.pinned = AccountList(theme, tr("Pinned accounts"), self._quadrant_mark, self._group)
        self.recent = AccountList(theme, tr("Recent accounts"), self._avatar, self._group)
        for accounts in (self.pinned, self.recent):
            accounts.account_requested.connect(self.account_requested)
        self.deck = DeckEntry(theme, self._group)
        self.deck.clicked.connect(self.deck_requested)
        self._saved_mark = IconMark(theme, "circle-check", "good_mark", 14)
        self._saved = Label("", TextStyle.CAPTION, "text3", wrap=True)
        self.work = WorkFoot(theme)
        self._switcher = self._make_switcher(workspace_menu)
        self._settings = icon_button(theme, "settings", tr("Settings"))
        self._settings.clicked.connect(lambda: open_above(settings_menu, self._settings))
        box = column(self._switcher, spacing=0, margins=(0, 0, 1, 0))
        box.addLayout(self._make_places(places))
        box.addStretch()
        box.addWidget(self.work)
        self.foot = self._make_foot()
        box.addWidget(self.foot)
        self.setLayout(box)
        self.set_rail(rail=False)

    def add_tool(self, button: QWidget) -> None:
        """Put a button beside the settings; in little room it is not shown."""
        self._tools.append(button)
        self._foot.insertWidget(self._foot.count() - 1, button)

    def set_workspace(self, company: str, file: str) -> None:
        """Name the open workspace."""
        self._company.setText(company)
        self._file.setText(file)
        self._switcher.setAccessibleName(tr("Workspace {company}, switch", company=company))

    def set_count(self, place: str, count: int) -> None:
        """Show how many things a place holds."""
        self._places[place].set_count(count)

    def set_badge(self, place: str, count: int, told: str) -> None:
        """Show how many things of a place cannot wait; `told` says what they are."""
        self._places[place].set_badge(count, told)

    def show_place(self, place: str) -> None:
        """Mark the place that is on screen; an account's own mark ends."""
        self._places[place].setChecked(True)

    def leave_places(self) -> None:
        """Mark no place: the page on screen is none."""
        # An exclusive group keeps one button checked.
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)

    def use_logos(self, logos: LogoBook) -> None:
        """Show the accounts' logos."""
        self._logos = logos
        logos.changed.connect(self._draw_logos)

    @property
    def saved_text(self) -> str:
        """Return what is said to be stored."""
        return self._saved.text()

    def set_saved(self, text: str, *, read_only: bool = False) -> None:
        """Say what is stored."""
        self._saved.setText(text)
        self._saved_mark.set_icon(
            "lock" if read_only else "circle-check", "text3" if read_only else "good_mark"
        )

    def set_saving(self) -> None:
        """Say that storing takes its time."""
        self._saved.setText(tr("Saving…"))
        self._saved_mark.set_icon("clock", "text3")

    def set_rail(self, *, rail: bool) -> None:
        """Show marks alone, in little room, or names too."""
        self._rail = rail
        fix_width(self, RAIL_WIDTH if rail else WIDTH)
        parts: list[NavButton | AccountList | WorkFoot | DeckEntry] = [self.pinned, self.recent, self.work]
        parts.append(self.deck)
        for part in parts + list(self._places.values()):
            part.set_rail(rail=rail)
        for shown in (*self._names(), *self._tools, self._saved, self._saved_mark):
            shown.setVisible(not rail)

    def _names(self) -> list[QWidget]:
        return [part for part in self._switcher.findChildren(QWidget) if not isinstance(part, Logo)]

    def _make_switcher(self, menu: QMenu) -> LayoutButton:
        names = QWidget()
        names.setLayout(column(0, self._company, self._file, 0, spacing=0))
        face = row(Logo(self._theme, 26), spacing=10, margins=(12, 0, 10, 0))
        face.addWidget(names, 1)
        face.addWidget(IconMark(self._theme, "chevrons-up-down", "text3", 14))
        switcher = LayoutButton(self._theme, "nav", face, tr("Workspace"))
        fix_height(switcher, 48)
        switcher.clicked.connect(lambda: menu.popup(switcher.mapToGlobal(QPoint(8, switcher.height()))))
        return switcher

    def _make_places(self, places: Sequence[Place]) -> QVBoxLayout:
        box = column(spacing=2, margins=(8, 4, 8, 8))
        for place in places:
            button = NavButton(self._theme, IconMark(self._theme, place.icon), tr(place.text))
            button.clicked.connect(lambda _checked=False, key=place.key: self.place_requested.emit(key))
            self._places[place.key] = button
            self._group.addButton(button)
            box.addWidget(button)
        box.addWidget(self.pinned)
        box.addWidget(self.recent)
        box.addWidget(self.deck)
        return box

    def _avatar(self, account: ListedAccount) -> QWidget:
        mark = Avatar(self._theme, account.name, 18)
        if self._logos is not None:
            mark.set_logo(partial(self._logos.tile, account.id))
        return mark

    def _quadrant_mark(self, account: ListedAccount) -> QWidget:
        return QuadrantMark(self._theme, account.quadrant)

    def _draw_logos(self) -> None:
        for mark in self.recent.findChildren(Avatar):
            mark.update()

    def _make_foot(self) -> Panel:
        foot = Panel(edge="top")
        fix_height(foot, 46)
        self._foot = row(self._saved_mark, spacing=6, margins=(12, 0, 4, 0))
        self._foot.addWidget(self._saved, 1)
        self._foot.addWidget(self._settings)
        foot.setLayout(self._foot)
        return foot
