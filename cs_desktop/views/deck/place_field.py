"""A text of a slide: what it is called, the text in a frame, and whether it is the data's or one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.views.deck.said import SaidLine
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.field import InlineField
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label


def frame(field: InlineField) -> None:
    """Show a field in a frame, as one that is there to be written in."""
    field.button.setProperty("look", "box")
    face = field.button.layout()
    assert face is not None
    face.setContentsMargins(10, 6, 10, 6)


class PlaceField(QWidget):
    """Shows a field of a slide; what is typed goes through the field's group."""

    own_dropped = Signal()
    """The data is to speak again."""

    def __init__(self, theme: Theme, field: InlineField) -> None:
        super().__init__()
        self.field = field
        frame(field)
        self._name = ElidedLabel("", TextStyle.CELL, "text2")
        self._own = Label("", TextStyle.CAPTION, "text3")
        self.drop = Button(theme, tr("Take what the data says"), "link")
        self.drop.clicked.connect(self.own_dropped)
        head = row(spacing=8)
        head.addWidget(self._name, 1)
        head.addWidget(self._own)
        head.addWidget(self.drop)
        box = column(spacing=4)
        box.addLayout(head)
        box.addWidget(field)
        self.setLayout(box)

    def show_place(self, name: str, hint: str, said: str, own: str) -> None:
        """Show what the data says, or the text written in its place."""
        self._name.setText(f"{name} · {hint}" if hint else name)
        self.field.propose(said)
        self._own.setText(tr("Written by hand") if own else tr("From the data") if said else "")
        self.drop.setVisible(bool(own and said))
        self.drop.setAccessibleName(tr("{name}: take what the data says", name=name))


class TitleField(QWidget):
    """The title of a slide, and what is to be said of it."""

    suggestion_taken = Signal()
    """The title that the data gives is to stand there."""
    kept = Signal()
    """The title stays, whatever the data says now."""

    def __init__(self, theme: Theme, field: InlineField) -> None:
        super().__init__()
        self.field = field
        frame(field)
        self.keep = Button(theme, tr("Keep"), "link", name=tr("Keep this title"))
        self.take = Button(theme, tr("Take what the data says"), "link")
        self.keep.clicked.connect(self.kept)
        self.take.clicked.connect(self.suggestion_taken)
        self.suggest = Button(theme, tr("Suggest from data"), "link")
        self.suggest.clicked.connect(self.suggestion_taken)
        self.said = SaidLine(theme, (self.keep, self.take))
        name = Label(tr("Title, the message of this slide"), TextStyle.CELL, "text2")
        under = row(spacing=8)
        under.addWidget(self.said, 1)
        under.addLayout(column(self.suggest, 0, spacing=0))
        box = column(name, field, spacing=4)
        box.addLayout(under)
        self.setLayout(box)

    def show_title(self, suggested: str, own: str, *, editable: bool) -> None:
        """Show what the data says, or the title written in its place."""
        self.field.propose(suggested)
        self.suggest.setVisible(bool(own and suggested) and editable)

    def judge(self, text: str, status: Status, *, asks: bool = False) -> None:
        """Say what is to be said of it; where it `asks`, one may keep it or not."""
        self.said.say(text, status, *((self.keep, self.take) if asks else ()))
