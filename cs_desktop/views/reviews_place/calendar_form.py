"""What goes into a calendar file of reviews: asked before it is written."""

from PySide6.QtWidgets import QCheckBox

from cs_desktop.common.language import tr
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.text import Label


class CalendarForm(Form):
    """Asks whether the people of the customer stand in the file; they do not unless one says so."""

    def __init__(self, theme: Theme, whose: str) -> None:
        super().__init__(theme, tr("Write the file…"))
        self.add_part(Label(whose, TextStyle.BODY, "text2", wrap=True))
        self.people = QCheckBox(tr("With the customer's people who are asked"))
        self.add_part(self.people)
        told = tr(
            "Leave them out to keep the reviews to yourself. With them, a calendar that takes the file in "
            "may write to them. Those who declined, or have no e-mail address, are left out."
        )
        self.add_part(Label(told, TextStyle.CAPTION, "text3", wrap=True))
        self.setFocusProxy(self.people)
