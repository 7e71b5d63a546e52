"""The team's panel and form, joined to their controller."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.team import TeamController
from cs_desktop.domain.changes import Change
from cs_desktop.domain.team import TeamRow
from cs_desktop.views.team.form import MemberForm
from cs_desktop.views.team.panel import TeamPanel
from cs_desktop.views.widgets.form_panel import FormPanel
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.window_desk import WindowDesk


class TeamWiring(QObject):
    """Shows the team, and takes in, changes, hands over and takes out."""

    joined = Signal(str)
    """The name under which the user has just taken themselves in."""

    def __init__(self, desk: WindowDesk, edits: EditWiring) -> None:
        super().__init__(desk.window)
        self._window, self._theme = desk.window, desk.theme
        self._workspace, self._edits = desk.workspace, edits
        self.controller = TeamController(desk.jobs, desk.hub, desk.workspace.context)
        self.panel = desk.window.side.take(TeamPanel(desk.theme))
        self.forms = FormPanel(desk.window.side)
        self._rows: tuple[TeamRow, ...] = ()
        self._sent: MemberForm | None = None
        self._then: Callable[[], None] = lambda: None
        """What follows once the form that is open is stored, or given up."""
        desk.actions[ActionId.TEAM].triggered.connect(self.show)
        self.panel.add_requested.connect(self._add)
        self.panel.chosen.connect(self._edit)
        desk.window.side.closed.connect(self.controller.leave)
        desk.workspace.closed.connect(self.controller.leave)
        self.controller.loaded.connect(self._show_rows)
        self.controller.failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        self.controller.stored.connect(self._stored)
        self.controller.refused.connect(self._refused)

    def show(self) -> None:
        """Open the panel."""
        self._window.side.show_panel(self.panel, tr("Team"))
        self.controller.load()

    def add_myself(self) -> None:
        """Open the form on the user themselves, who then is known as this member."""
        form = MemberForm(self._theme, None, {}, self.controller.name_of_user())
        self._open(form, tr("Add me to the team"), None)
        self._then = lambda: self.joined.emit(form.name.text().strip())

    def _add(self) -> None:
        self._open(MemberForm(self._theme, None, {}), tr("New team member"), None)
        self._then = self.show

    def _edit(self, member: TeamRow) -> None:
        others = {one.id: one.entry.name for one in self._rows if one.is_active and one.id != member.id}
        form = MemberForm(self._theme, member, others)
        form.deactivate_requested.connect(lambda successor: self._take_out(form, member.id, successor))
        form.remove_requested.connect(lambda: self._send(form, lambda: self.controller.remove(member.id)))
        self._open(form, member.entry.name, member.id)
        form.cancelled.connect(self.show)
        self._then = self.show

    def _open(self, form: MemberForm, title: str, member_id: int | None) -> None:
        form.submitted.connect(
            lambda: self._send(form, lambda: self.controller.save(member_id, form.entered()))
        )
        self.forms.open(form, title)

    def _take_out(self, form: MemberForm, member_id: int, successor_id: int | None) -> None:
        self._send(form, lambda: self.controller.deactivate(member_id, successor_id))

    def _send(self, form: MemberForm, store: Callable[[], None]) -> None:
        self._sent = form
        form.set_busy(busy=True)
        store()

    def _stored(self, change: Change | None) -> None:
        sent, self._sent = self._sent, None
        is_open = self.forms.form is sent
        then, self._then = self._then, lambda: None
        self.forms.close_form(sent)
        if change is not None:
            self._edits.took(change)
        if is_open:
            then()

    def _refused(self, error: KnownError) -> None:
        sent, self._sent = self._sent, None
        if sent is not None and self.forms.form is sent:
            sent.say(str(error))
        else:
            self._window.toasts.warn(str(error))

    def _show_rows(self, rows: tuple[TeamRow, ...]) -> None:
        self._rows = rows
        self.panel.show_team(rows, editable=not self._workspace.context().workspace.read_only)
