"""The place Library: a page a topic, behind tabs in the header."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.views.library.agendas import AgendasPage
from cs_desktop.views.library.blueprints import BlueprintsPage
from cs_desktop.views.library.measures import MeasuresPage
from cs_desktop.views.paged_screen import PagedScreen
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import row

BLUEPRINTS, MEASURES, AGENDAS = "blueprints", "measures", "agendas"
SCORECARDS, METRICS, ROADMAP, BRAND = "scorecards", "metrics", "roadmap", "brand"
_NARROW = 1080
"""Wide enough for the words of the tool in the header."""
_TABS = {BLUEPRINTS: marked("Blueprints"), MEASURES: marked("Measures"), AGENDAS: marked("Agendas")}


class LibraryScreen(PagedScreen):
    """Holds the pages; another topic adds its own with `add_page`."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        tools = QWidget()
        blueprint = Button(theme, tr("Blueprint"), "default", "plus", name=tr("New blueprint"))
        blueprint.follow(actions[ActionId.ADD_BLUEPRINT])
        measure = Button(theme, tr("Measure"), "default", "plus", name=tr("New measure for the library"))
        measure.follow(actions[ActionId.ADD_LIBRARY_MEASURE])
        agenda = Button(theme, tr("Agenda"), "default", "plus", name=tr("New template of agendas"))
        agenda.follow(actions[ActionId.ADD_AGENDA])
        scorecard = Button(theme, tr("Scorecard"), "default", "plus", name=tr("New scorecard"))
        scorecard.follow(actions[ActionId.ADD_SCORECARD])
        metric = Button(theme, tr("Metric"), "default", "plus", name=tr("New metric"))
        metric.follow(actions[ActionId.ADD_CATALOGUE_METRIC])
        item = Button(theme, tr("Item"), "default", "plus", name=tr("New item of the roadmap"))
        item.follow(actions[ActionId.ADD_ROADMAP_ITEM])
        tools.setLayout(row(blueprint, measure, agenda, scorecard, metric, item, spacing=8))
        self._adding = {BLUEPRINTS: blueprint, MEASURES: measure, AGENDAS: agenda, SCORECARDS: scorecard}
        self._adding |= {METRICS: metric, ROADMAP: item}
        self._words = {button: button.text().strip() for button in self._adding.values()}
        for button in self._words:
            button.setToolTip(button.accessibleName())
        super().__init__(theme, tr("Library"), tools)
        self.blueprints, self.measures = BlueprintsPage(theme), MeasuresPage(theme)
        self.agendas = AgendasPage(theme)
        self.add_page(BLUEPRINTS, tr(_TABS[BLUEPRINTS]), self.blueprints, self.blueprints.take_focus)
        self.add_page(MEASURES, tr(_TABS[MEASURES]), self.measures, self.measures.take_focus)
        self.add_page(AGENDAS, tr(_TABS[AGENDAS]), self.agendas, self.agendas.take_focus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tabs the room of the words beside them where there is little."""
        super().resizeEvent(event)
        narrow = self.width() < scaled(_NARROW)
        self.tabs.set_tight(tight=narrow)
        for button, word in self._words.items():
            button.setText("" if narrow else f" {word}")

    def turn_to(self, key: str) -> None:
        """Show a page, and as a tool what it is made of; for the other two there is no room."""
        super().turn_to(key)
        for page, button in self._adding.items():
            button.setVisible(page == key)
