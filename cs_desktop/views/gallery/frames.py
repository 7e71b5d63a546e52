"""What frames a screen, and lists, in the gallery."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, QStringListModel
from PySide6.QtGui import QAction, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QMenu, QWidget

from cs_desktop.domain.bands import Quadrant
from cs_desktop.views.gallery.showing import Maker, housed
from cs_desktop.views.gallery.specimens import Chapter, Specimen
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.screen import PLACES, Screen
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.account_list import AccountList, ListedAccount
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.chip import Chip
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.focus import FocusRing
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.form_panel import FormPanel
from cs_desktop.views.widgets.pieces import Panel, QuadrantMark
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.rows_tree import RowsTree
from cs_desktop.views.widgets.rows_view import RowsView
from cs_desktop.views.widgets.search_button import SearchButton
from cs_desktop.views.widgets.side_panel import PageBesidePanel, PanelPlace, SidePanel
from cs_desktop.views.widgets.sidebar import Sidebar
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.topbar import TopBar

PINNED = (
    ListedAccount(1, "Halden Freight", Quadrant.TRAPPED),
    ListedAccount(2, "Castellan Energy", Quadrant.HAPPY_SUCCESSFUL),
)


@dataclass(frozen=True, slots=True)
class _Contact:
    id: int
    name: str
    title: str


CONTACTS = (_Contact(1, "Dana Whitfield", "VP Operations"), _Contact(2, "佐藤 恵", "Planner"))
COLUMNS = (
    RecordColumn("name", "Name", 140, lambda row: row.name, grows=True),
    RecordColumn("title", "Title", 140, lambda row: row.title),
)


def _sidebar(*, rail: bool) -> Maker:
    def make(theme: Theme) -> QWidget:
        sidebar = Sidebar(theme, PLACES, QMenu(), QMenu())
        sidebar.set_workspace("Corvane CS", "corvane-cs.csdesk")
        sidebar.set_saved("Saved 10:42 AM")
        sidebar.pinned.show_accounts(PINNED, 1)
        sidebar.set_rail(rail=rail)
        sidebar.setFixedHeight(420)
        return sidebar

    return make


def _accounts(theme: Theme) -> QWidget:
    group = QButtonGroup(theme)
    made = AccountList(theme, "Pinned accounts", lambda account: QuadrantMark(theme, account.quadrant), group)
    house = housed(made)
    made.show_accounts(PINNED, 2)
    house.setFixedWidth(204)
    return house


def _top_bar(theme: Theme) -> QWidget:
    bar = TopBar(_search(theme), icon_button(theme, "undo-2", "Undo"), icon_button(theme, "redo-2", "Redo"))
    screen = Screen(Label("Portfolio", TextStyle.TITLE), Button(theme, "New account", "primary"))
    screen.setParent(bar)
    screen.hide()
    bar.add(screen)
    bar.show_screen(screen)
    return bar


def _search(theme: Theme) -> SearchButton:
    action = QAction("Search or run a command", theme)
    action.setShortcut("Ctrl+K")
    return SearchButton(theme, action)


def _beside(theme: Theme) -> QWidget:
    panel = SidePanel(theme)
    made = PageBesidePanel(Panel("sunken"), panel)
    form = Form(theme, "Add contact")
    form.add("Name", QLineEdit("Dana Whitfield"))
    FormPanel(panel).open(form, "New contact")
    made.setFixedSize(QSize(560, 200))
    return made


def _rows(theme: Theme) -> QWidget:
    model = QStringListModel(["Oct 13, 2026", "Oct 12, 2026"], theme)
    rows = RowsView(theme, model, "Days")
    rows.setFixedSize(220, 70)
    return rows


def _tree(theme: Theme) -> QWidget:
    model = QStandardItemModel(theme)
    model.setHorizontalHeaderLabels(["Name"])
    above = QStandardItem("Corvane Group")
    above.appendRow(QStandardItem("Corvane Freight"))
    model.appendRow(above)
    tree = RowsTree(theme, "Accounts by parent", 20)
    tree.setModel(model)
    tree.expandAll()
    tree.setFixedSize(220, 110)
    return tree


def _place(_theme: Theme) -> QWidget:
    place = PanelPlace(Label("A map beside its panel", TextStyle.BODY))
    place.leave_room(60)
    place.setFixedSize(240, 40)
    return place


def _table(theme: Theme) -> QWidget:
    model = RecordModel(COLUMNS, theme)
    model.show(CONTACTS)
    table = RecordTable(theme, model, RecordDelegate(theme, COLUMNS), "Contacts")
    table.setFixedSize(360, 120)
    return table


def _flow(theme: Theme) -> QWidget:
    flow = FlowRow()
    for text in ("ARR over 100K", "owner: me", "renewal in 90 days", "segment: Mid-market"):
        flow.add(Chip(theme, text))
    flow.setFixedWidth(300)
    return flow


def _ring(theme: Theme) -> QWidget:
    frame = Panel("surface", "box")
    frame.setFixedSize(120, 50)
    FocusRing(theme, frame)
    return frame


CHAPTERS = (
    Chapter("Sidebar", (Specimen("names", _sidebar(rail=False)), Specimen("rail", _sidebar(rail=True)))),
    Chapter("Accounts of the sidebar", (Specimen("one on screen", _accounts),)),
    Chapter("Top bar", (Specimen("rest", _top_bar, wide=True), Specimen("search", _search))),
    Chapter("Page and side panel", (Specimen("open", _beside, wide=True), Specimen("room for one", _place))),
    Chapter("Lists", (Specimen("rows", _rows), Specimen("table", _table), Specimen("tree", _tree))),
    Chapter("Parts that flow", (Specimen("two rows", _flow),)),
    Chapter("Ring of the keyboard", (Specimen("nowhere", _ring),)),
)
