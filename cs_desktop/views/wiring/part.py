"""One kind of what is written down about an account: its list, form and inspector joined to what keeps it."""

from typing import Any

from PySide6.QtCore import QObject, Qt

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.recording import RecordKeeper
from cs_desktop.domain.changes import Kind
from cs_desktop.views.account.tabs import AccountTab
from cs_desktop.views.records.form import RecordForm
from cs_desktop.views.records.inspector import RecordInspector
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.fields import FieldsWiring


class PartWiring(QObject):
    """Shows what is kept of the account on screen, and stores what is done with it.

    A part says how its list is filled (`_fill`), where a record stands in it (`_select`), what its inspector
    shows (`_look_at`) and what is forgotten with the account (`_empty`).
    """

    kind: Kind
    called: str
    """What one of them is called, above its inspector; in English."""
    tab: AccountTab | None = None
    """Where they are listed; None where they are wherever the account is."""

    def __init__(
        self,
        around: AccountDesk,
        keeper: RecordKeeper,
        form: RecordForm,
        inspector: RecordInspector,
        list_: RecordTable,
    ) -> None:
        """Join the parts; `list_` has the keyboard while one only looks at the inspector."""
        super().__init__(around.window)
        self._around, self._keeper, self._list = around, keeper, list_
        self._side, self._account = around.window.side, around.account
        self.form, self.inspector = form, inspector
        for content in (form, inspector):
            self._side.take(content)
        self._shown: Any = None
        """What the keeper read last of this account."""
        self._shown_of: int | None = None
        self._awaited: int | None = None
        """One just stored, or to be led to: selected once it is read."""
        self._to_reveal = False
        """Whether that is to be opened too."""
        list_.held.connect(self._say_why_closed)
        keeper.loaded.connect(self._show)
        keeper.done.connect(around.edits.took)
        keeper.failed.connect(self._warn)
        keeper.refused.connect(self._refused)
        keeper.added.connect(self._took_in)
        form.cancelled.connect(self._side.close_panel)
        inspector.delete_requested.connect(lambda record_id: keeper.delete([record_id]))
        around.account.loaded.connect(lambda _page: self._follow())
        around.screen.tabs.chosen.connect(lambda _key: self._follow())
        self._side.closed.connect(self._follow)
        around.workspace.closed.connect(self._leave)

    def join_fields(self, joined: FieldsWiring) -> None:
        """Read anew once a field is stored."""
        joined.settled.connect(lambda _ref: self._keeper.refresh())

    def find(self, record_id: int) -> bool:
        """Go to a record, and return whether it is among those read."""
        self._show_tab()
        return self._shown is not None and self._select(record_id) and self._look_at(record_id)

    def lead_to(self, record_id: int) -> None:
        """Go to a record and open it, as soon as those of the account on screen are read."""
        self._awaited, self._to_reveal = record_id, True
        self._show_tab()
        self._reach()

    def reveal(self) -> None:
        """Open the inspector on the record that one is on."""
        if self.inspector.shown_id is not None:
            self._show_tab()
            self._side.show_panel(self.inspector, tr(self.called))
            self._opened(self.inspector.shown_id)

    def _fill(self, shown: Any) -> None:  # noqa: ANN401 - each part reads something else
        """Show what was read."""
        raise NotImplementedError

    def _select(self, record_id: int) -> bool:
        """Select a record in the list, and return whether it is among those read."""
        raise NotImplementedError

    def _look_at(self, record_id: int) -> bool:
        """Show a record in the inspector, and return whether it is among those read."""
        raise NotImplementedError

    def _opened(self, record_id: int) -> None:
        """Read what is only read of a record that somebody looks at."""

    def _empty(self) -> None:
        """Show none, as before those of another account are read."""

    @property
    def _editable(self) -> bool:
        return not self._around.workspace.why_closed()

    @property
    def _is_looked_at(self) -> bool:
        """Return whether anybody sees these, or writes one for which the others have to be known."""
        here = self.tab is None or self._around.screen.tabs.shown == self.tab.key
        return here or self._side.shown is self.form

    def _open_form(self, title: str) -> None:
        self._side.show_panel(self.form, title)
        label = tr("{form} · {account}", form=title, account=self._around.screen.header_name)
        self._around.writing.forms.begin(self.form, self.kind.value, label, self._account.account_id)
        self._follow()

    def _pick(self, record: Any) -> None:  # noqa: ANN401 - as above
        """Show in the inspector what one is on."""
        if record is not None:
            self._look_at(record.id)

    def _inspect(self, record_id: int | None) -> None:
        """Open the inspector; the space bar, which names no record, closes it again."""
        if record_id is None and self._side.shown is self.inspector:
            self._side.close_panel()
            return
        self.reveal()
        if record_id is None:
            # Space only looks: the keyboard stays in the list.
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, record: Any, field: str, text: str) -> None:  # noqa: ANN401 - as above
        """Store what was typed into a cell, as if the inspector's field had taken it."""
        self._look_at(record.id)
        if not self.inspector.fields.enter(field, text):
            self.reveal()

    def _follow(self) -> None:
        """Read only where somebody looks."""
        here = self._account.account_id if self._is_looked_at else None
        if here is not None and self._shown_of not in (None, here):
            self._leave()
        self._keeper.follow(here)
        if here is None and self._side.shown is self.inspector:
            self._side.close_panel()

    def _show(self, shown: Any) -> None:  # noqa: ANN401 - as above
        self._shown, self._shown_of = shown, self._keeper.account_id
        self._fill(shown)
        self._reach()
        here = self.inspector.shown_id
        if here is not None and not self._look_at(here):
            # Somebody deleted the one that is looked at.
            self.inspector.leave()
            self._side.put_away(self.inspector)

    def _reach(self) -> None:
        """Select what is waited for, if it is there by now."""
        awaited = self._awaited
        if awaited is None or self._shown is None or not self._select(awaited):
            return
        self._awaited = None
        if self._to_reveal:
            self._look_at(awaited)
            self.reveal()

    def _show_tab(self) -> None:
        if self.tab is not None and self._around.screen.tabs.shown != self.tab.key:
            self._around.screen.tabs.show_tab(self.tab.key)

    def _leave(self) -> None:
        self._shown = self._shown_of = None
        self.inspector.leave()
        self._empty()

    def _warn(self, error: KnownError) -> None:
        self._around.window.toasts.warn(str(error))

    def _say_why_closed(self) -> None:
        self._around.window.toasts.warn(self._around.workspace.why_closed())

    def _refused(self, error: KnownError) -> None:
        self.form.say(str(error))
        if self._side.shown is not self.form:
            self._warn(error)

    def _took_in(self, record_id: int) -> None:
        self._awaited, self._to_reveal = record_id, False
        self._around.writing.forms.finish(self.form)
        self.form.clear()
        self._side.put_away(self.form)
