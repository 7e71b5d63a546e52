"""Other people on the same file: who they are, what they did, and a file that is not there any more."""

from PySide6.QtCore import QObject, QTimer

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.watching import WatchController
from cs_desktop.controllers.workspace import OpenedWorkspace, WorkspaceController
from cs_desktop.domain.change_labels import REDO, UNDO, change_done, change_label, inside
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.presence import OthersChange, Present
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.widgets.toast import SHOWN_MS


class OthersWiring(QObject):
    """Shows who else is here, and mentions what they change under one's eyes, once in a while."""

    def __init__(
        self,
        window: MainWindow,
        jobs: Jobs,
        hub: ChangeHub,
        clock: Clock,
        workspace: WorkspaceController,
        account: AccountController,
    ) -> None:
        super().__init__(window)
        self._window, self._clock = window, clock
        self._workspace, self._account = workspace, account
        self._people: tuple[Present, ...] | None = ()
        self._did: dict[tuple[str, str], str] = {}
        self._lost = ""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(SHOWN_MS)
        self.watch = WatchController(jobs, hub, workspace.context)
        self.watch.present.connect(self._meet)
        self.watch.changed.connect(self._mention)
        self.watch.lost.connect(self._lose)
        self.watch.found.connect(self._find)
        workspace.opened.connect(self._start)
        workspace.closed.connect(self._stop)
        window.closing.connect(self._stop)

    def _start(self, opened: OpenedWorkspace) -> None:
        self._did.clear()
        self.watch.start(opened.outlook)

    def _stop(self) -> None:
        self.watch.stop()
        self._quiet.stop()

    def _meet(self, people: tuple[Present, ...] | None) -> None:
        self._people = people
        self._show()

    def _show(self) -> None:
        notes = [self._did.get((person.user, person.host), "") for person in self._people or ()]
        self._window.people.show_people(self._people, self._clock.today(), notes)

    def _mention(self, other: OthersChange) -> None:
        self._did[other.user, other.host] = did(other.change.label)
        self._show()
        if self._concerns_what_is_shown(other) and not self._quiet.isActive():
            self._quiet.start()
            self._window.toasts.mention(tr("{user} {did}", user=other.user, did=did(other.change.label)))

    def _concerns_what_is_shown(self, other: OthersChange) -> bool:
        accounts = other.change.ids.get(Kind.ACCOUNT, frozenset())
        return accounts is None or self._account.account_id in accounts

    def _lose(self, error: KnownError) -> None:
        path = self._workspace.context().workspace.path
        self._lost = str(error)
        self._window.banner.tell(self._lost, tr("Open it again"), lambda: self._workspace.open(path))

    def _find(self) -> None:
        if self._window.banner.text == self._lost:
            self._window.banner.hide()


def did(label: str) -> str:
    """Return what somebody did, to follow a name: "Change owner of X" becomes "changed owner of X"."""
    for prefix, done in ((UNDO, marked("undid: {change}")), (REDO, marked("redid: {change}"))):
        if label.startswith(prefix):
            return tr(done, change=inside(change_label(label.removeprefix(prefix))))
    return inside(change_done(label))
