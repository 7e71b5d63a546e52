"""Who we know at the account, and what happened lately."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import count_text, tr
from cs_desktop.domain.portfolio import ActivityRow, ContactRow
from cs_desktop.domain.vocabulary import ActivityKind, word_text
from cs_desktop.views.itemmodels.portfolio_columns import joined
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Avatar, IconMark, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

SHOWN = 8
ICONS: dict[str, str] = {
    ActivityKind.CALL: "phone",
    ActivityKind.EMAIL: "mail",
    ActivityKind.ON_SITE: "map-pin",
    ActivityKind.WEBINAR: "video",
    ActivityKind.TRAINING: "graduation-cap",
    ActivityKind.QBR: "presentation",
    ActivityKind.EBR: "presentation",
    ActivityKind.OUTAGE: "zap",
    ActivityKind.NOTE: "sticky-note",
    ActivityKind.COMMUNITY: "messages-square",
    ActivityKind.USER_GROUP: "users",
}
OTHER_ICON = "clock"


class RowList(QWidget):
    """A few rows, replaced as a whole, or a line that says there are none."""

    def __init__(self, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self._box = column(spacing=8)
        self.setLayout(self._box)

    def fill(self, rows: Sequence[QWidget]) -> None:
        """Show these rows."""
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for part in rows or (Label(self._nothing, TextStyle.CELL, "text3", wrap=True),):
            self._box.addWidget(part)


def contact_rows(theme: Theme, contacts: Sequence[ContactRow]) -> list[QWidget]:
    """Return a row for each contact, and one for those left out."""
    rows = [_contact(theme, contact) for contact in contacts[:SHOWN]]
    return [*rows, *_more(len(contacts))]


def activity_rows(theme: Theme, activities: Sequence[ActivityRow]) -> list[QWidget]:
    """Return a row for each entry of the timeline, and one for those left out."""
    rows = [_activity(theme, activity) for activity in activities[:SHOWN]]
    return [*rows, *_more(len(activities))]


def _contact(theme: Theme, contact: ContactRow) -> QWidget:
    words = column(
        ElidedLabel(contact.name, TextStyle.CELL_MEDIUM),
        ElidedLabel(joined(contact.title, contact.role), TextStyle.CAPTION, "text3"),
        spacing=0,
    )
    return _row(Avatar(theme, contact.name, 24, person=True), words)


def _activity(theme: Theme, activity: ActivityRow) -> QWidget:
    minutes = tr("{minutes} min", minutes=activity.minutes) if activity.minutes else ""
    kind = word_text(activity.kind)
    words = column(
        ElidedLabel(activity.notes or kind, TextStyle.CELL),
        ElidedLabel(
            joined(kind if activity.notes else "", day_text(activity.day), minutes),
            TextStyle.CAPTION,
            "text3",
        ),
        spacing=0,
    )
    mark = QWidget()
    mark.setFixedSize(24, 24)
    mark.setLayout(
        row(IconMark(theme, ICONS.get(activity.kind, OTHER_ICON), "text3", 14), margins=(5, 5, 5, 5))
    )
    return _row(mark, words)


def _row(mark: QWidget, words: QVBoxLayout) -> QWidget:
    part = QWidget()
    box = row(spacing=10)
    box.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    box.addLayout(words, 1)
    part.setLayout(box)
    return part


def _more(count: int) -> list[QWidget]:
    return (
        [Label(tr("and {value} more", value=count_text(count - SHOWN)), TextStyle.CAPTION, "text3")]
        if count > SHOWN
        else []
    )
