"""A bar under the top of the window: what is wrong and what to do next."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.pieces import Panel, StatusMark, row
from cs_desktop.views.widgets.text import Label


class Banner(Panel):
    """One message that stays until it is dismissed, with at most one way out beside it."""

    dismissed = Signal()

    def __init__(self, theme: Theme, status: Status = Status.RISK) -> None:
        super().__init__()
        self.setProperty("banner", status.value)
        self._text = Label("", TextStyle.BODY, "text2", wrap=True)
        self.way_out = Button(theme, "", "link")
        self._on_way_out: Callable[[], object] | None = None
        self.way_out.clicked.connect(self._go)
        box = row(StatusMark(theme, status), spacing=10, margins=(20, 5, 8, 5))
        box.addWidget(self._text, 1)
        box.addWidget(self.way_out)
        box.addWidget(icon_button(theme, "x", tr("Dismiss"), self._dismiss))
        self.setLayout(box)
        self.hide()

    @property
    def text(self) -> str:
        """Return the message."""
        return self._text.text()

    def tell(self, text: str, way_out: str = "", on_way_out: Callable[[], object] | None = None) -> None:
        """Show a message."""
        self._text.setText(text)
        self.way_out.setText(way_out)
        self.way_out.setAccessibleName(way_out)
        self.way_out.setVisible(on_way_out is not None)
        self._on_way_out = on_way_out
        self.setAccessibleName(text)
        self.show()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _go(self) -> None:
        self.hide()
        if self._on_way_out is not None:
            self._on_way_out()
