"""Who the account is and how it stands, above every page of it; it never scrolls."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.domain.health.override_told import told
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.views.itemmodels.portfolio_columns import health_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.marks import BAND_STATUS
from cs_desktop.views.widgets.pieces import Avatar, IconMark, row, tag
from cs_desktop.views.widgets.pills import QuadrantPill, StatusPill
from cs_desktop.views.widgets.text import ElidedLabel, plain_tooltip

ROOM_FOR_NAME = 160


class AccountHeader(QWidget):
    """The way back, the name, health, quadrant, ARR and renewal."""

    back_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._logos: LogoBook | None = None
        self._back = Button(theme, tr("Portfolio"), "link")
        self._back.clicked.connect(self.back_requested)
        self._avatar = Avatar(theme)
        self._name = ElidedLabel("", TextStyle.TITLE, mode=Qt.TextElideMode.ElideMiddle)
        self._health = StatusPill(theme)
        self._quadrant = QuadrantPill(theme)
        self._arr = tag("")
        self._renewal = tag("")
        self._known: dict[QWidget, bool] = {}
        """The facts after the name, those first that go first where there is little room."""
        box = row(self._back, IconMark(theme, "chevron-right", "text3", 12), self._avatar, spacing=8)
        box.addWidget(self._name)
        box.addSpacing(6)
        for part in (self._health, self._quadrant, self._arr, self._renewal):
            box.addWidget(part)
        box.addStretch()
        self.setLayout(box)

    def use_logos(self, logos: LogoBook) -> None:
        """Show the account's logo where it has one."""
        self._logos = logos
        logos.changed.connect(self._avatar.update)

    @property
    def name(self) -> str:
        """Return the account's name as it is shown."""
        return self._name.text()

    def show_page(self, page: AccountPage) -> None:
        """Show an account."""
        account = page.row
        self._avatar.set_name(account.name)
        if self._logos is not None:
            self._avatar.set_logo(partial(self._logos.tile, account.id))
        self._name.setText(account.name)
        self._name.setMaximumWidth(self._name.fontMetrics().horizontalAdvance(account.name) + 2)
        self._known = {
            self._renewal: account.renewal is not None,
            self._arr: bool(account.arr),
            self._quadrant: account.quadrant is not None,
            self._health: account.band is not None,
        }
        if account.band is not None:
            self._health.say(health_text(account), BAND_STATUS[account.band])
        override = account.override
        by_hand = () if override is None else told(override, account.shadow, account.shadow_band)
        self._health.setToolTip(plain_tooltip("\n".join(by_hand)) if by_hand else "")
        if account.quadrant is not None:
            self._quadrant.say(account.quadrant)
        self._arr.setText(tr("ARR {arr}", arr=money_short(account.arr, page.currency)))
        if account.renewal is not None:
            self._renewal.setText(renewal_text(account.renewal, page.as_of))
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room for all that is known, shown or not."""
        hint = super().sizeHint()
        hidden = [part for part, known in self._known.items() if known and part.isHidden()]
        return hint + QSize(sum(map(self._room_of, hidden)), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the name."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as much of what is known as leaves room for the name; the page itself says all of it too."""
        name = min(self._name.maximumWidth(), ROOM_FOR_NAME) - self._name.minimumSizeHint().width()
        box = self.layout()
        assert box is not None
        shown = sum(self._room_of(part) for part in self._known if not part.isHidden())
        room = self.width() - (box.totalMinimumSize().width() - shown) - name
        # What fits is reckoned before anything is shown: showing and hiding end in this event again.
        kept = [part for part, known in self._known.items() if known]
        while kept and sum(map(self._room_of, kept)) > room:
            kept.pop(0)
        for part in self._known:
            part.setVisible(part in kept)

    def _room_of(self, part: QWidget) -> int:
        box = self.layout()
        assert box is not None
        return part.minimumSizeHint().expandedTo(part.minimumSize()).width() + box.spacing()


def renewal_text(renewal: date, as_of: date) -> str:
    """Return when an account renews, and how far that is."""
    days = (renewal - as_of).days
    if days < 0:
        return trn("Renewal overdue by {count} day", "Renewal overdue by {count} days", -days)
    return trn("Renews {day} · {count} day", "Renews {day} · {count} days", days, day=day_text(renewal))
