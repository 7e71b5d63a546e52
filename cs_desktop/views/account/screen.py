"""The page of one account: its own words, key figures, charts, contracts, people, and what happened."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable, Where
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.views.account.contracts import ContractsSection
from cs_desktop.views.account.details import DETAILS, METRIC, NOTES, OUTCOME, details_grid
from cs_desktop.views.account.files import FilesSection
from cs_desktop.views.account.header import AccountHeader
from cs_desktop.views.account.people import RowList, activity_rows, contact_rows
from cs_desktop.views.account.tabs import OVERVIEW, AccountTabs
from cs_desktop.views.charts.panel import ChartPanel
from cs_desktop.views.screen import Screen
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, offer_below
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.pieces import IconMark, Panel, column, line, row
from cs_desktop.views.widgets.progress import ProgressRow
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.tiles import TileStrip

SIDE_WIDTH = 308
SIDE_BY_SIDE_FROM = 1000
FEW_CHARTS = 4
"""As many stand at first; the others come when asked for."""


class AccountScreen(Screen):
    """Shows an AccountPage; says what the user edits."""

    edit_requested = Signal(object)
    """Typed: what is to be stored."""
    back_requested = Signal()
    chart_asked = Signal(object)
    """A ChartRequest: a chart is to be written or copied."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        self._header = AccountHeader(theme)
        self.deck = Button(theme, tr("Deck"), "primary", "presentation", name=tr("Decks of this account"))
        super().__init__(self._header, self.deck)
        offer_below(self.deck, actions.at(Where.ACCOUNT_DECK))
        self._theme, self._actions = theme, actions
        self._account_id: int | None = None
        self._page: AccountPage | None = None
        self._header.back_requested.connect(self.back_requested)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._header.addActions(actions.at(Where.ACCOUNT_HEADER))
        self.fields = FieldGroup(theme, Kind.ACCOUNT, (*DETAILS, OUTCOME, METRIC, NOTES))
        self.fields.entered.connect(self.edit_requested)
        self.files = FilesSection(theme)
        self.progress = ProgressRow(theme, "bottom")
        self._tiles = TileStrip(theme, large=False)
        self._charts: list[ChartPanel] = []
        self._chart_grid = QGridLayout()
        self._all_charts = False
        self._no_charts = Label(
            tr("Nothing is measured yet. Usage comes with the next import."),
            TextStyle.CELL,
            "text3",
        )
        self._more_charts = Button(theme, tr("Show more charts"), "link")
        self._more_charts.clicked.connect(self._show_all_charts)
        self.contracts = ContractsSection(theme, actions)
        self._contacts = RowList(tr("Nobody yet. Contacts come with the next import."))
        self._contact_count = Label("", TextStyle.CELL, "text3")
        self._activities = RowList(tr("No calls, mails or meetings are recorded yet."))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side = self._make_side()
        self._area = self._make_area()
        self._in_view: QWidget | None = None
        """What was scrolled to, and stays in view while the page still grows."""
        scrolling = self._area.verticalScrollBar()
        scrolling.rangeChanged.connect(self._keep_in_view)
        scrolling.actionTriggered.connect(self._let_go)
        pages = QStackedWidget()
        self.tabs = AccountTabs(theme, pages)
        self.tabs.add(OVERVIEW, self._area, self._make_tools())
        box = column(self.tabs, self.progress, spacing=0)
        box.addWidget(pages, 1)
        self.setLayout(box)

    def take_focus(self) -> None:
        """Put the keyboard where one begins on the tab that is shown."""
        self.tabs.take_focus()

    def use_logos(self, logos: LogoBook) -> None:
        """Show the account's logo in the header."""
        self._header.use_logos(logos)

    def show_files(self) -> None:
        """Scroll to the files."""
        self.tabs.show_tab(OVERVIEW.key)
        self._area.ensureWidgetVisible(self.files)

    def show_contracts(self) -> None:
        """Scroll to subscriptions and renewals."""
        self.tabs.show_tab(OVERVIEW.key)
        self._area.ensureWidgetVisible(self.contracts)

    def show_metric(self, name: str) -> None:
        """Scroll to the chart of a metric; where it has none, to the charts."""
        self.tabs.show_tab(OVERVIEW.key)
        self._show_all_charts()
        mine = (panel for panel in self._charts if panel.title == name)
        chart = next(mine, self._charts[0] if self._charts else None)
        if chart is not None:
            self._in_view = chart
            self._keep_in_view()

    @property
    def header_name(self) -> str:
        """Return the name in the header."""
        return self._header.name

    def show_page(self, page: AccountPage) -> None:
        """Show an account, or the same one anew; open editors of the same one stay open."""
        before = self._page if page.row.id == self._account_id else None
        if before is None:
            self._in_view = None
            self._area.verticalScrollBar().setValue(0)
            self._all_charts = False
        self._account_id = page.row.id
        self._page = page
        self._header.show_page(page)
        self.fields.show(page.row.id, page.row.name, page.fields)
        self._tiles.show_figures(page.tiles)
        self._show_charts(page)
        self.contracts.show_page(page)
        if before is None or before.contacts != page.contacts:
            self._contacts.fill(contact_rows(self._theme, page.contacts))
            self._contact_count.setText(f"{len(page.contacts):,}" if page.contacts else "")
        if before is None or before.activities != page.activities:
            self._activities.fill(activity_rows(self._theme, page.activities))

    def set_choices(self, choices: Mapping[str, Sequence[str]]) -> None:
        """Offer what other accounts have in their fields."""
        self.fields.set_choices(choices)

    def show_field(self, key: str) -> None:
        """Scroll to a field, and stay with it until the user scrolls."""
        self.tabs.show_tab(OVERVIEW.key)
        self._in_view = self.fields[key]
        self._keep_in_view()

    def go_to_field(self, key: str) -> None:
        """Scroll to a field and put the keyboard there; where there is no such field, leave all as it is."""
        if key in self.fields:
            self.show_field(key)
            self.fields[key].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_in_view(self) -> None:
        if self._in_view is not None:
            self._area.ensureWidgetVisible(self._in_view)

    def _let_go(self) -> None:
        self._in_view = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side under the middle where there is little room."""
        super().resizeEvent(event)
        wide = event.size().width() >= SIDE_BY_SIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(direction)
        self._side.setMinimumWidth(scaled(SIDE_WIDTH))
        self._side.setMaximumWidth(scaled(SIDE_WIDTH) if wide else event.size().width())

    def _make_tools(self) -> QWidget:
        history = Button(self._theme, tr("History"), "quiet", "history")
        history.follow(self._actions[ActionId.ACCOUNT_HISTORY])
        tools = QWidget()
        tools.setLayout(row(0, history))
        return tools

    def _make_area(self) -> QScrollArea:
        middle = QWidget()
        middle.setLayout(
            column(
                self.contracts.notes,
                self._make_words(),
                self._tiles,
                self._make_charts(),
                self.contracts,
                0,
                spacing=0,
            )
        )
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(middle, 1)
        self._body.addWidget(self._side)
        page = QWidget()
        page.setLayout(self._body)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        area.setWidgetResizable(True)
        return area

    def _make_words(self) -> Panel:
        words = Panel(edge="bottom")
        box = row(spacing=0)
        box.addWidget(self._make_own_words("target", OUTCOME, tr("in their words")), 2)
        box.addWidget(line(vertical=True))
        box.addWidget(self._make_own_words("gauge", METRIC, ""), 1)
        words.setLayout(box)
        return words

    def _make_own_words(self, icon: str, spec: FieldSpec, note: str) -> QWidget:
        head = row(
            IconMark(self._theme, icon, "accent_text", 14),
            Label(tr(spec.name), TextStyle.CELL_MEDIUM, "text2"),
            Label(note, TextStyle.CELL, "text3"),
            0,
            spacing=6,
            margins=(6, 0, 0, 0),
        )
        part = QWidget()
        box: QVBoxLayout = column(spacing=2, margins=(14, 12, 14, 10))
        box.addLayout(head)
        box.addWidget(self.fields[spec.key])
        box.addStretch()
        part.setLayout(box)
        return part

    def _make_charts(self) -> QWidget:
        charts = QWidget()
        self._chart_grid.setContentsMargins(20, 14, 20, 14)
        self._chart_grid.setHorizontalSpacing(32)
        self._chart_grid.setVerticalSpacing(18)
        for side in (0, 1):
            self._chart_grid.setColumnStretch(side, 1)
        grid = QWidget()
        grid.setLayout(self._chart_grid)
        box = column(grid, spacing=0)
        box.addLayout(row(self._no_charts, 0, margins=(20, 0, 20, 0)))
        box.addLayout(row(self._more_charts, 0, margins=(18, 0, 20, 10)))
        charts.setLayout(box)
        return charts

    def _show_charts(self, page: AccountPage) -> None:
        # An account may be looked after without money in the file; then nothing here speaks of it.
        money = (page.arr_chart,) if page.subscriptions else ()
        every = (*money, *page.usage_charts)
        self._no_charts.setVisible(not every)
        specs = every if self._all_charts else every[:FEW_CHARTS]
        self._more_charts.setVisible(len(every) > len(specs))
        self._more_charts.setText(tr("Show {value} more charts", value=len(every) - len(specs)))
        while len(self._charts) < len(specs):
            place = len(self._charts)
            panel = ChartPanel(self._theme)
            panel.asked.connect(self.chart_asked)
            self._charts.append(panel)
            self._chart_grid.addWidget(panel, place // 2, place % 2)
        for place, panel in enumerate(self._charts):
            panel.setVisible(place < len(specs))
            if place < len(specs):
                panel.show_chart(specs[place])

    def _show_all_charts(self) -> None:
        self._all_charts = True
        if self._page is not None:
            self._show_charts(self._page)

    def _make_side(self) -> Panel:
        side = Panel("surface", "left")
        side.setLayout(
            column(
                _section(tr("Details"), details_grid(self.fields, DETAILS)),
                line(),
                _section(tr("People"), self._contacts, self._contact_count),
                line(),
                _section(tr("Notes"), self.fields[NOTES.key], Label(tr("internal"), TextStyle.CELL, "text3")),
                line(),
                self.files,
                line(),
                _section(tr("Timeline"), self._activities),
                0,
                spacing=0,
                margins=(1, 0, 0, 0),
            )
        )
        return side


def _section(title: str, content: QWidget, note: Label | None = None) -> QWidget:
    head = row(Label(title, TextStyle.SECTION), *((note,) if note else ()), 0)
    part = QWidget()
    box = column(spacing=8, margins=(16, 14, 16, 14))
    box.addLayout(head)
    box.addWidget(content)
    part.setLayout(box)
    return part
