"""The place Library: a page a topic, behind tabs in the header."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.views.library.agendas import AgendasPage
from cs_desktop.views.library.blueprints import BlueprintsPage
from cs_desktop.views.library.measures import MeasuresPage
from cs_desktop.views.screen import Screen
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

BLUEPRINTS, MEASURES, AGENDAS = "blueprints", "measures", "agendas"
_TABS = {BLUEPRINTS: marked("Blueprints"), MEASURES: marked("Measures"), AGENDAS: marked("Agendas")}


class LibraryScreen(Screen):
    """Holds the pages; another topic adds its own with `add_page`."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        self.tabs = SegmentedButtons(theme)
        header, tools = QWidget(), QWidget()
        header.setLayout(row(Label(tr("Library"), TextStyle.TITLE), self.tabs, 0, spacing=16))
        blueprint = Button(theme, tr("Blueprint"), "default", "plus", name=tr("New blueprint"))
        blueprint.follow(actions[ActionId.ADD_BLUEPRINT])
        measure = Button(theme, tr("Measure"), "default", "plus", name=tr("New measure for the library"))
        measure.follow(actions[ActionId.ADD_LIBRARY_MEASURE])
        agenda = Button(theme, tr("Agenda"), "default", "plus", name=tr("New template of agendas"))
        agenda.follow(actions[ActionId.ADD_AGENDA])
        tools.setLayout(row(blueprint, measure, agenda, spacing=8))
        self._adding = {BLUEPRINTS: blueprint, MEASURES: measure, AGENDAS: agenda}
        super().__init__(header, tools)
        self.blueprints, self.measures = BlueprintsPage(theme), MeasuresPage(theme)
        self.agendas = AgendasPage(theme)
        self._pages = QStackedWidget()
        self._by_key: dict[str, QWidget] = {}
        self._begin: dict[str, Callable[[], None]] = {}
        self._shown = BLUEPRINTS
        self.setLayout(column(self._pages, spacing=0))
        self.add_page(BLUEPRINTS, tr(_TABS[BLUEPRINTS]), self.blueprints, self.blueprints.take_focus)
        self.add_page(MEASURES, tr(_TABS[MEASURES]), self.measures, self.measures.take_focus)
        self.add_page(AGENDAS, tr(_TABS[AGENDAS]), self.agendas, self.agendas.take_focus)
        self.tabs.chosen.connect(self.show_page)
        self._turn_to(BLUEPRINTS)

    def add_page(self, key: str, text: str, page: QWidget, begin: Callable[[], None]) -> None:
        """Add a page with its tab; `begin` puts the keyboard where one begins on it."""
        self._begin[key] = begin
        self.tabs.add(key, text)
        self._pages.addWidget(page)
        self._by_key[key] = page

    def show_page(self, key: str) -> None:
        """Show a page, and put the keyboard on it."""
        self._turn_to(key)
        self.take_focus()

    def take_focus(self) -> None:
        """Begin where the page that is shown begins."""
        self._begin[self._shown]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a page with Alt and its number, as on an account's page."""
        numbers = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
        wanted = dict(zip(numbers, self._by_key, strict=False)).get(Qt.Key(event.key()))
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and wanted is not None:
            self.show_page(wanted)
        else:
            super().keyPressEvent(event)

    def _turn_to(self, key: str) -> None:
        self._shown = key
        self.tabs.choose(key)
        self._pages.setCurrentWidget(self._by_key[key])
        # What the page that is shown is made of, and not two more that have no room beside the search.
        for page, button in self._adding.items():
            button.setVisible(page == key)
