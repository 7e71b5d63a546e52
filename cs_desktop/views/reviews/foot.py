"""The foot of a review's page: whether the customer can sign off, and the keys that close the review."""

from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.signing_off import can_sign_off, signed_off
from cs_desktop.domain.reviews.words import OPEN
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import IconMark, Panel, key_cap, row
from cs_desktop.views.widgets.text import ElidedLabel, Label


class FootBar(Panel):
    """Shown while a review is open."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__("surface", "top")
        self.said = ElidedLabel("", TextStyle.BODY, "text2")
        self.sign = Button(theme, tr("Record agreement"), "link")
        self._keys = QWidget()
        close = Label(tr("Close review"), TextStyle.BODY, "text2")
        self._keys.setLayout(row(key_cap("Ctrl"), key_cap("Enter"), close, spacing=6))
        self._keys.setToolTip(actions[ActionId.CLOSE_REVIEW].toolTip())
        box = row(IconMark(theme, "pen-line"), self.said, self.sign, self._keys, spacing=10)
        box.setContentsMargins(20, 6, 20, 6)
        box.setStretch(1, 1)
        self.setLayout(box)

    def show_review(self, shown: ReviewsShown, review: ReviewHead, *, editable: bool) -> None:
        """Tell how far a review is."""
        given, ready = signed_off(shown, review), can_sign_off(shown, review)
        self.setVisible(editable and review.status in OPEN)
        self.sign.setVisible(ready and given is None)
        if given is not None:
            day = short_day_text(given.day, shown.today)
            self.said.setText(tr("Signed off by {who}, {day}.", who=given.contact_name, day=day))
        elif ready:
            self.said.setText(tr("Every objective is measurable: the customer can sign off."))
        else:
            self.said.setText(tr("Customer sign-off opens when every objective is measurable."))
