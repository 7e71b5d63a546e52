"""The place of forms in the side panel: each is made anew and thrown away when it is done with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.side_panel import SidePanel


class FormPanel(QWidget):
    """Shows one form at a time; one that is closed is thrown away."""

    leaving = Signal(object)
    """The Form that is about to go; what was entered can still be read."""

    def __init__(self, side: SidePanel) -> None:
        super().__init__()
        self._side = side
        side.take(self)
        self._box = column(spacing=0)
        self.setLayout(self._box)
        self._form: Form | None = None
        self._account_id: int | None = None
        """The account that the form is about; None where it is about none on screen."""
        side.closed.connect(self._forget)

    @property
    def account_id(self) -> int | None:
        """Return the account that the form is about, if it is about one."""
        return self._account_id

    @property
    def form(self) -> Form | None:
        """Return the form that is open."""
        return self._form if self._side.shown is self else None

    def open(self, form: Form, title: str, account_id: int | None = None) -> None:
        """Show a form, perhaps about the account on screen; cancelling it closes the panel."""
        self._forget()
        self._form, self._account_id = form, account_id
        self._box.addWidget(form)
        # A layout shows it too late to take the keyboard.
        form.show()
        form.cancelled.connect(self._side.close_panel)
        self._side.show_panel(self, title)
        # Where the form before had the keyboard, the panel has it already and is not asked again.
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self, form: Form | None) -> None:
        """Close the panel, if this form is the one that it shows."""
        if form is not None and self.form is form:
            self._side.close_panel()

    def keep_to(self, account_id: int | None) -> None:
        """Close a form about another account than the one on screen: it must not be taken for that one's."""
        if self._account_id not in (None, account_id):
            self.close_form(self._form)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the form."""
        super().focusInEvent(event)
        if self._form is not None:
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        form, self._form, self._account_id = self._form, None, None
        if form is not None:
            self.leaving.emit(form)
            self._box.removeWidget(form)
            form.hide()
            form.deleteLater()
