"""The metrics of the Library, joined to their controller."""

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.metrics.page import MetricsController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.metrics.known import KnownMetric
from cs_desktop.domain.metrics.shown import MetricShown, MetricsShown
from cs_desktop.views.library.screen import METRICS, LibraryScreen
from cs_desktop.views.metrics.metric_form import MetricForm
from cs_desktop.views.metrics.page import MetricsPage
from cs_desktop.views.screen import LIBRARY
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.form_panel import FormPanel
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.form_drafts import FormDrafts
from cs_desktop.views.wiring.navigation import Navigation

METRIC = "catalogue metric"
"""Keys of drafts begin with this word; the key of the metric follows."""


class MetricsWiring(QObject):
    """Shows the catalogue of metrics, and stores what is done with it."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        actions: ActionTable,
        controller: MetricsController,
        workspace: WorkspaceController,
        navigation: Navigation,
        edits: EditWiring,
        screen: LibraryScreen,
        drafts: FormDrafts,
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._workspace = window, theme, workspace
        self._actions, self._navigation, self._screen = actions, navigation, screen
        self.controller, self._drafts = controller, drafts
        controller.setParent(self)
        self.page, self.forms = MetricsPage(theme), FormPanel(window.side)
        self._shown: MetricsShown | None = None
        self._to_show, self._to_open = "", ""
        """The metrics that are to be gone to, and opened, once they are read."""
        self._new_name = ""
        """The name of one that was just added, whose key is known once it is read."""
        self.forms.leaving.connect(drafts.leave)
        screen.add_page(METRICS, tr("Metrics"), self.page, self.page.take_focus)
        screen.turned.connect(lambda _key: self._follow())
        navigation.shown.connect(lambda _key: self._follow())
        workspace.closed.connect(self._close)
        controller.loaded.connect(self._show)
        controller.done.connect(edits.took)
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        self.page.edit_requested.connect(lambda one: self._open(one.metric))
        self.page.retire_requested.connect(lambda one: controller.retire(one.metric.key))
        self.page.bring_back_requested.connect(lambda one: controller.bring_back(one.metric.key))
        actions[ActionId.ADD_CATALOGUE_METRIC].triggered.connect(self._add)
        drafts.lead(METRIC, self._open_again)

    def show_metric(self, key: str) -> None:
        """Go to a metric."""
        self._to_show = key
        self._navigation.go(LIBRARY.key)
        self._screen.show_page(METRICS)
        if self._shown is not None:
            self._show(self._shown)

    @property
    def _editable(self) -> bool:
        return not self._workspace.context().workspace.read_only

    def _follow(self) -> None:
        here = self._actions.situation.place == LIBRARY.key and self._screen.shown == METRICS
        self.controller.show(shown=here)
        if not here:
            self.forms.close_form(self.forms.form)

    def _close(self) -> None:
        self._shown, self._to_show, self._to_open, self._new_name = None, "", "", ""
        self.controller.leave()
        self.forms.close_form(self.forms.form)
        self.page.start_over()

    def _show(self, shown: MetricsShown) -> None:
        self._shown = shown
        self.page.show_metrics(shown, editable=self._editable)
        made = next((one.metric.key for one in shown.metrics if one.metric.name == self._new_name), "")
        if made:
            self._new_name, self._to_show = "", made
        if self._to_show:
            wanted, self._to_show = self._to_show, ""
            self.page.go_to(wanted)
        if self._to_open:
            wanted, self._to_open = self._to_open, ""
            self._open_key(shown, wanted)

    def _add(self) -> None:
        self._screen.show_page(METRICS)
        self._open(None)

    def _open(self, metric: KnownMetric | None) -> None:
        """Open the form for a metric, or for a new one."""
        if not self._editable:
            return
        form = MetricForm(self._theme, metric)
        title = tr("New metric") if metric is None else tr("Metric {name}", name=metric.name)
        form.entered.connect(lambda wanted: self._store(form, wanted))
        self.forms.open(form, title)
        self._drafts.begin(form, f"{METRIC}:{metric.key if metric is not None else ''}", title)

    def _open_again(self, _account_id: int, key: str) -> None:
        wanted = key.partition(":")[2]
        self._navigation.go(LIBRARY.key)
        self._screen.show_page(METRICS)
        if not wanted:
            self._open(None)
        elif self._shown is not None:
            self._open_key(self._shown, wanted)
        else:
            self._to_open = wanted

    def _open_key(self, shown: MetricsShown, key: str) -> None:
        one: MetricShown | None = shown.of(key)
        if one is None:
            self._window.toasts.warn(tr("What this is about is not there any more; it may be brought back."))
            return
        self.page.go_to(key)
        self._open(one.metric)

    def _store(self, form: MetricForm, wanted: KnownMetric) -> None:
        def stored() -> None:
            self._drafts.finish(form)
            self.forms.close_form(form)
            self.page.take_focus()
            if form.base is None:
                self._new_name = wanted.name.strip()

        def refuse(error: KnownError) -> None:
            form.say(str(error))

        self.controller.store(form.base, wanted, stored, refuse)
