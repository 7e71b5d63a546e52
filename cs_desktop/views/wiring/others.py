"""Other people on the same file: who they are, what they did, and a file that is not there any more."""

from PySide6.QtCore import QObject, QTimer

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.watching import WatchController
from cs_desktop.controllers.workspace import OpenedWorkspace
from cs_desktop.domain.change_labels import REDO, UNDO, change_done, change_label, inside
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.presence import OthersChange, Present
from cs_desktop.views.widgets.toast import SHOWN_MS
from cs_desktop.views.wiring.window_desk import WindowDesk


class OthersWiring(QObject):
    """Shows who else is here, and mentions what they change under one's eyes, once in a while."""

    def __init__(self, desk: WindowDesk, account: AccountController) -> None:
        super().__init__(desk.window)
        self._window, self._clock = desk.window, desk.clock
        self._workspace, self._account = desk.workspace, account
        self._people: tuple[Present, ...] | None = ()
        self._did: dict[tuple[str, str], str] = {}
        self._lost = ""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(SHOWN_MS)
        self.watch = WatchController(desk.jobs, desk.hub, desk.workspace.context)
        self.watch.present.connect(self._meet)
        self.watch.changed.connect(self._mention)
        self.watch.lost.connect(self._lose)
        self.watch.found.connect(self._find)
        desk.workspace.opened.connect(self._start)
        desk.workspace.closed.connect(self._stop)
        desk.window.closing.connect(self._stop)

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
