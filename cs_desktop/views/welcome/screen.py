"""The welcome page: the sample workspace, a new one, one from a file, or one opened before."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cs_desktop.common.dates import day_text, time_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.settings import RecentFacts, ThemeChoice
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.views.menus import fill_settings_menu
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height, fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.welcome.new_form import NewWorkspaceForm
from cs_desktop.views.widgets.buttons import Button, LayoutButton, icon_button, open_above
from cs_desktop.views.widgets.keys import key_names
from cs_desktop.views.widgets.pieces import IconMark, Logo, Panel, column, key_cap, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

WIDTH = 500
_THEMES = (
    (ThemeChoice.LIGHT, marked("Light theme"), "sun"),
    (ThemeChoice.DARK, marked("Dark theme"), "moon"),
    (ThemeChoice.SYSTEM, marked("Theme of the system"), "monitor"),
)


class WelcomeScreen(Panel):
    """Says which workspace the user wants."""

    recent_requested = Signal(str)
    clear_requested = Signal()
    theme_chosen = Signal(str)

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__("surface")
        self._theme = theme
        self.form = NewWorkspaceForm(theme)
        self.form.left.connect(self.show_start)
        self._recent = QWidget()
        self._rows = column(spacing=0)
        self._listed: tuple[tuple[str, ...], dict[str, RecentFacts], date] = ((), {}, date.min)
        self._start = self._make_start(actions)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._start)
        self._middle.addWidget(self.form)
        self._themes = SegmentedButtons(theme)
        for choice, name, icon in _THEMES:
            self._themes.add(choice.value, tr(name), icon)
        self._themes.chosen.connect(self.theme_chosen)
        self.setLayout(column(self._make_body(), self._make_foot(actions), spacing=0))
        # The page itself holds the focus at first, so that no ring stands where nobody has pressed Tab.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_start(self) -> None:
        """Show the choices."""
        self._middle.setCurrentWidget(self._start)

    def show_new(self) -> None:
        """Ask what a new workspace needs."""
        self._middle.setCurrentWidget(self.form)
        self.form.take_focus()

    def set_theme(self, choice: ThemeChoice) -> None:
        """Show which theme is chosen."""
        self._themes.choose(choice.value)

    def set_recent(
        self, paths: Sequence[str], facts: Mapping[str, RecentFacts] | None = None, today: date = date.min
    ) -> None:
        """List the workspaces opened last, with what is known of them."""
        known = {path: facts[path] for path in paths if path in facts} if facts else {}
        listed = (tuple(paths), known, today)
        if listed == self._listed:
            return
        self._listed = listed
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for path in paths:
            self._rows.addWidget(self._make_recent(path, known.get(path), today))
        self._recent.setVisible(bool(paths))

    def _make_body(self) -> QScrollArea:
        content = QWidget()
        fix_width(content, WIDTH)
        content.setLayout(column(self._make_title(), 22, self._middle, 0, spacing=0, margins=(0, 40, 0, 24)))
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(content, 1, Qt.AlignmentFlag.AlignHCenter)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _make_title(self) -> QWidget:
        words = column(
            Label(tr("Welcome to CS Desktop"), TextStyle.VALUE),
            Label(tr("Plan every account around the outcome it bought."), TextStyle.BODY, "text2"),
            spacing=1,
        )
        title = QWidget()
        box = row(Logo(self._theme, 44), spacing=14)
        box.addLayout(words, 1)
        title.setLayout(box)
        return title

    def _make_start(self, actions: ActionTable) -> QWidget:
        start = QWidget()
        box = column(spacing=8)
        for action_id, icon, text in (
            (
                ActionId.OPEN_SAMPLE,
                "play",
                tr("Invented accounts with contracts, usage and contacts to explore."),
            ),
            (ActionId.NEW, "file-plus", tr("One local file, blank. Fill it from your CRM's exports.")),
            (ActionId.OPEN, "folder-open", tr("A .csdesk file on this computer.")),
            (
                ActionId.IMPORT,
                "file-spreadsheet",
                tr("Accounts from a CSV or Excel file, into a new workspace."),
            ),
        ):
            box.addWidget(self._make_card(actions[action_id], icon, text))
        box.addWidget(self._make_recent_list())
        box.addSpacing(16)
        box.addWidget(self._make_drop_hint())
        box.addStretch()
        start.setLayout(box)
        return start

    def _make_card(self, action: QAction, icon: str, text: str) -> LayoutButton:
        primary = not action.shortcut().toString()
        tone = "on_accent" if primary else ""
        title = Label(action.text().rstrip("…"), TextStyle.BODY_MEDIUM, tone)
        words = column(0, title, Label(text, TextStyle.CELL, tone or "text2", wrap=True), 0, spacing=1)
        well = Panel()
        well.setProperty("well", "primary" if primary else "plain")
        well.setFixedSize(36, 36)
        mark = IconMark(self._theme, icon, "on_accent" if primary else "text2", 20)
        well.setLayout(row(mark, margins=(8, 8, 8, 8)))
        face = row(well, spacing=14, margins=(14, 0, 14, 0))
        face.addLayout(words, 1)
        keys = key_names(action.shortcut())
        face.addLayout(row(*(key_cap(key) for key in keys), spacing=4))
        card = LayoutButton(self._theme, "card_primary" if primary else "card", face, title.text())
        fix_height(card, 64)
        card.follow(action)
        card.setToolTip("")
        return card

    def _make_recent_list(self) -> QWidget:
        clear = Button(self._theme, tr("Clear list"), "link")
        clear.clicked.connect(self.clear_requested)
        head = row(Label(tr("Recent"), TextStyle.SECTION), 0, clear)
        box = column(spacing=4, margins=(0, 18, 0, 0))
        box.addLayout(head)
        box.addLayout(self._rows)
        self._recent.setLayout(box)
        self._recent.hide()
        return self._recent

    def _make_recent(self, path: str, facts: RecentFacts | None, today: date) -> LayoutButton:
        file = Path(path)
        name = ElidedLabel(file.stem, TextStyle.BODY_MEDIUM)
        face = row(IconMark(self._theme, "database"), name, margins=(2, 0, 2, 0))
        if facts is None:
            folder = ElidedLabel(str(file.parent), TextStyle.CELL, "text3", Qt.TextElideMode.ElideMiddle)
            face.addWidget(folder, 1)
        else:
            count = trn("{count} account", "{count} accounts", facts.accounts)
            face.addWidget(Label(count, TextStyle.CELL, "text3"))
            face.addStretch(1)
            face.addWidget(Label(_when(facts.opened, today), TextStyle.CELL, "text3"))
        button = LayoutButton(self._theme, "row", face, tr("Open {name}", name=file.stem))
        button.setToolTip(plain_tooltip(path))
        fix_height(button, 34)
        button.clicked.connect(lambda: self.recent_requested.emit(path))
        return button

    def _make_drop_hint(self) -> Panel:
        hint = Panel(edge="dashed")
        fix_height(hint, 56)
        words = tr("Drop a workspace, a CSV or an Excel file anywhere in this window")
        text = Label(words, TextStyle.CELL, "text2")
        hint.setLayout(row(0, IconMark(self._theme, "download"), text, 0))
        return hint

    def _make_foot(self, actions: ActionTable) -> Panel:
        foot = Panel("sunken", "top")
        fix_height(foot, 52)
        text = tr("Your data stays in one file on this computer. Nothing is sent.")
        menu = QMenu(self)
        fill_settings_menu(menu, actions)
        settings = icon_button(self._theme, "settings", tr("Settings"))
        settings.clicked.connect(lambda: open_above(menu, settings))
        foot.setLayout(
            row(
                IconMark(self._theme, "hard-drive", "text3"),
                Label(text, TextStyle.CELL, "text2"),
                0,
                self._themes,
                settings,
                margins=(24, 1, 20, 0),
            )
        )
        return foot


def _when(opened: str, today: date) -> str:
    """Return when a workspace was opened: today with its time, else the day; empty if that is damaged."""
    try:
        moment = datetime.fromisoformat(opened).astimezone()
    except ValueError:
        return ""
    if moment.date() == today:
        return tr("Today, {time}", time=time_text(moment))
    return day_text(moment.date())
