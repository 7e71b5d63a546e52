"""The place of forms in the side panel: each is made anew and thrown away when it is done with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.side_panel import SidePanel


class FormPanel(QWidget):
    """Shows one form at a time; what was entered into the one before is gone."""

    def __init__(self, side: SidePanel) -> None:
        super().__init__()
        self._side = side
        side.take(self)
        self._box = column(spacing=0)
        self.setLayout(self._box)
        self._form: Form | None = None
        side.closed.connect(self._forget)

    @property
    def form(self) -> Form | None:
        """Return the form that is open."""
        return self._form if self._side.shown is self else None

    def open(self, form: Form, title: str) -> None:
        """Show a form; cancelling it closes the panel."""
        self._forget()
        self._form = form
        self._box.addWidget(form)
        form.cancelled.connect(self._side.close_panel)
        self._side.show_panel(self, title)

    def close_form(self) -> None:
        """Close the panel, if it shows a form."""
        if self.form is not None:
            self._side.close_panel()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the form."""
        super().focusInEvent(event)
        if self._form is not None:
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            self._box.removeWidget(form)
            form.hide()
            form.deleteLater()
