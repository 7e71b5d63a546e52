"""A quiet bar under the top of the window: there is typing that was not stored."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal

from cs_desktop.common.dates import day_text, time_text
from cs_desktop.common.language import tr
from cs_desktop.domain.drafts import Draft
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.pieces import IconMark, Panel, row
from cs_desktop.views.widgets.text import ElidedLabel


class DraftOffer(Panel):
    """Names the oldest draft, and how many there are. Nothing happens to a draft unless it is asked for."""

    show_requested = Signal()
    put_in_requested = Signal(object)
    """Draft."""
    discard_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("sunken", "bottom")
        self._draft: Draft | None = None
        self._text = ElidedLabel("", TextStyle.BODY, "text2")
        self.show_all = Button(theme, tr("Show"), "link")
        self.put_in = Button(theme, tr("Put in"), "link")
        self.discard = Button(theme, tr("Discard"), "link")
        self.show_all.clicked.connect(self.show_requested)
        self.put_in.clicked.connect(lambda: self.put_in_requested.emit(self._draft))
        self.discard.clicked.connect(lambda: self.discard_requested.emit(self._draft))
        box = row(IconMark(theme, "sticky-note", "accent_text"), spacing=10, margins=(20, 5, 8, 5))
        box.addWidget(self._text, 1)
        for button in (self.show_all, self.put_in, self.discard):
            box.addWidget(button)
        box.addWidget(icon_button(theme, "x", tr("Not now"), self.hide))
        self.setLayout(box)
        self.hide()

    @property
    def text(self) -> str:
        """Return what the bar says."""
        return self._text.text()

    def show_drafts(self, drafts: Sequence[Draft], today: date) -> None:
        """Offer drafts, oldest first; without any the bar is gone."""
        self._draft = drafts[0] if drafts else None
        self.setVisible(bool(drafts))
        if self._draft is None:
            return
        others = tr(" and {count} more", count=len(drafts) - 1) if len(drafts) > 1 else ""
        when = when_text(self._draft.at, today)
        self._text.setText(
            tr(
                "Unsaved typing from {when}: {label}{others}",
                when=when,
                label=self._draft.typed.label,
                others=others,
            )
        )
        self.setAccessibleName(self._text.text())
        self.put_in.setVisible(len(drafts) == 1)
        self.discard.setVisible(len(drafts) == 1)


def when_text(at: datetime, today: date) -> str:
    """Return when something was typed: the time, and the day if it is not today's."""
    local = at.astimezone()
    time = time_text(local)
    return time if local.date() == today else f"{day_text(local.date())}, {time}"
