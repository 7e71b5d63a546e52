"""What the program is, and whose work it stands on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from cs_desktop import __version__
from cs_desktop.common.language import tr
from cs_desktop.common.resources import resource
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.focus import FocusRing
from cs_desktop.views.widgets.pieces import Logo, column, row
from cs_desktop.views.widgets.text import Label

LICENSES = ("icons/LICENSE.txt", "fonts/Inter-LICENSE.txt")


def show_about(parent: QWidget, theme: Theme) -> None:
    """Show name, version and the licenses of fonts and icons."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(tr("About CS Desktop"))
    dialog.resize(560, 420)
    texts = [resource(name).read_text(encoding="utf-8").strip() for name in LICENSES]
    licenses = QPlainTextEdit("\n\n――――\n\n".join(texts))
    licenses.setReadOnly(True)
    licenses.setAccessibleName(tr("Licenses of icons and fonts"))
    close = Button(theme, tr("Close"), "primary")
    close.clicked.connect(dialog.close)
    words = column(
        Label(tr("CS Desktop {version__}", version__=__version__), TextStyle.TITLE),
        Label(tr("Customer success planning in one offline file."), TextStyle.BODY, "text2"),
        spacing=2,
    )
    head = row(Logo(theme, 40), spacing=12)
    head.addLayout(words, 1)
    box = column(spacing=12, margins=(20, 20, 20, 16))
    box.addLayout(head)
    box.addWidget(licenses, 1)
    box.addLayout(row(0, close))
    dialog.setLayout(box)
    FocusRing(theme, dialog)
    dialog.open()
