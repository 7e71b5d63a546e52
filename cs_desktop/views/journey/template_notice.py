"""One line above a map about templates: that this is one, or that the map's template has a newer edition."""

from PySide6.QtCore import Signal

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import IconMark, Panel, row
from cs_desktop.views.widgets.text import Label


class TemplateNotice(Panel):
    """Says it, with the ways on beside it."""

    back_requested = Signal()
    """Leave the template, back to the account's map."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__("sunken", "bottom")
        self.words = Label("", TextStyle.CELL, "text2", wrap=True)
        self._back = Button(theme, tr("Leave the template"), "link")
        self._back.clicked.connect(self.back_requested)
        self._publish = Button(theme, tr("Publish"), "link", name=tr("Publish the template"))
        self._publish.clicked.connect(actions[ActionId.PUBLISH_TEMPLATE].trigger)
        self._review = Button(theme, tr("Review the changes"), "link")
        self._review.clicked.connect(actions[ActionId.FOLLOW_TEMPLATE].trigger)
        box = row(IconMark(theme, "file-plus", "text2", 14), spacing=8, margins=(16, 5, 12, 5))
        box.addWidget(self.words, 1)
        for button in (self._publish, self._back, self._review):
            box.addWidget(button)
        self.setLayout(box)
        self.hide()

    def show_journey(self, shown: JourneyShown, *, editable: bool) -> None:
        """Say what has to be said of a map or a template."""
        head = shown.content.head if shown.content is not None else None
        template = head is not None and head.account_id is None
        text = ""
        if head is not None and template:
            text = _template_text(head.edition, locked=head.locked)
        elif head is not None and shown.template is not None and shown.is_outdated:
            text = tr(
                "The template {name} has edition {newest}; this map follows edition {edition}.",
                name=shown.template.name,
                newest=shown.template.edition,
                edition=head.edition,
            )
        elif head is not None and shown.template is not None and shown.template.edition < head.edition:
            text = tr(
                "This map follows edition {edition} of the template {name}, of which this file knows only "
                "{newest}: it comes from elsewhere, and follows again once a newer edition is published.",
                edition=head.edition,
                name=shown.template.name,
                newest=shown.template.edition,
            )
        self.words.setText(text)
        self._back.setVisible(template)
        self._publish.setVisible(template and editable and head is not None and not head.locked)
        self._review.setVisible(shown.is_outdated and not template and editable)
        self.setVisible(bool(text))


def _template_text(edition: int, *, locked: bool) -> str:
    if not edition:
        return tr("This is a template, not published yet: maps that are started from it do not follow it.")
    if locked:
        return tr("This is a template, published in edition {edition}.", edition=edition)
    return tr(
        "This is a template. What you change becomes edition {next} when you publish it.", next=edition + 1
    )
