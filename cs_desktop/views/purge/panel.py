"""What a purge would take for good, and the button that does it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.common.sizes import size_text
from cs_desktop.domain.purging import Purgeable, Purged
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import Label

_EXPLAINED = marked(
    "Deleted accounts leave their metric points in the file, and removed attachments "
    "their bytes, so that undo finds them. A purge takes them out for good. It "
    "cannot be undone; a backup is made before it."
)
_NOTHING = marked("There is nothing to purge.")


class PurgePanel(QWidget):
    """Shows what it is given and says when the user wants it gone."""

    purge_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lines = Label("", TextStyle.BODY, wrap=True)
        self._problem = Label("", TextStyle.BODY, "risk", wrap=True)
        self.button = Button(theme, tr("Purge for good"), "danger")
        self.button.clicked.connect(self._request)
        content = Panel("surface")
        explained = Label(tr(_EXPLAINED), TextStyle.BODY, "text2", wrap=True)
        inside = column(explained, self._lines, self._problem, spacing=12, margins=(16, 14, 16, 16))
        inside.addStretch(1)
        content.setLayout(inside)
        foot = Panel("sunken", "top")
        foot.setLayout(row(self.button, 0, margins=(16, 8, 16, 8)))
        whole = column(spacing=0)
        whole.addWidget(content, 1)
        whole.addWidget(foot)
        self.setLayout(whole)
        self.forget()

    def show_found(self, found: Purgeable) -> None:
        """Show what would go."""
        self._problem.hide()
        lines = [f"• {line}" for line in found.lines]
        self._lines.setText("\n".join([tr("A purge would take:"), *lines]) if lines else tr(_NOTHING))
        self.button.setEnabled(not found.is_empty)

    def show_purged(self, purged: Purged) -> None:
        """Show what went."""
        self._problem.hide()
        self._lines.setText(
            "\n".join(
                [
                    "Purged:",
                    *(f"• {line}" for line in purged.gone.lines),
                    "",
                    tr(
                        "{size} in the file are free for new data; the file keeps its size.",
                        size=size_text(purged.freed),
                    ),
                    tr("The workspace as it was before is kept as {backup}.", backup=purged.backup),
                ]
            )
        )
        self.button.setEnabled(False)

    def show_problem(self, text: str) -> None:
        """Say why nothing could be done."""
        self._problem.setText(text)
        self._problem.show()
        self.button.setEnabled(True)

    def forget(self) -> None:
        """Begin anew, as with another workspace."""
        self._lines.setText("")
        self._problem.hide()
        self.button.setEnabled(False)

    def _request(self) -> None:
        self.button.setEnabled(False)
        self.purge_requested.emit()
