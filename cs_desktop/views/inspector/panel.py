"""The inspector: one account in the side panel, its most telling figures and the fields that change often."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.inspection import Inspection
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.views.account.details import DETAILS, details_grid
from cs_desktop.views.inspector.sections import (
    HealthSection,
    NextSection,
    ObjectivesSection,
    QuadrantSection,
    Section,
)
from cs_desktop.views.itemmodels.portfolio_columns import joined
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.field_group import FieldGroup
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.pieces import Avatar, Panel, column, line, row, scrolling
from cs_desktop.views.widgets.text import ElidedLabel, Label

EDITED = ("owner", "lifecycle", "segment", "tier", "industry", "region")


class Inspector(QWidget):
    """Shows an Inspection; says what the user opens and edits."""

    open_requested = Signal(object)
    """The account's id."""
    bridges_requested = Signal(object, object, str)
    """The account's id, an objective's, and its text."""

    def __init__(self, theme: Theme, actions: Sequence[QAction]) -> None:
        """`actions` are offered in a menu behind the main one."""
        super().__init__()
        self._actions = actions
        self._account_id: int | None = None
        self._logos: LogoBook | None = None
        self.fields = FieldGroup(theme, Kind.ACCOUNT, [spec for spec in DETAILS if spec.key in EDITED])
        self._avatar = Avatar(theme, "", 32)
        self._name = ElidedLabel("", TextStyle.TITLE, mode=Qt.TextElideMode.ElideMiddle)
        self._line = ElidedLabel("", TextStyle.CELL, "text3")
        self.open = Button(theme, tr("Open account"), "primary")
        self.open.setToolTip(tr("Open account (Enter)"))
        self.open.clicked.connect(self._ask_open)
        self._more = icon_button(theme, "ellipsis", tr("More for this account"), self._open_menu)
        objectives = ObjectivesSection(theme)
        objectives.bridges_requested.connect(self._ask_bridges)
        self._sections = (
            HealthSection(theme),
            QuadrantSection(theme),
            objectives,
            NextSection(theme),
        )
        details = Section(tr("Details"))
        details.fill(details_grid(self.fields, [spec for spec in DETAILS if spec.key in EDITED]))
        body = column(spacing=0)
        for section in (*self._sections, details):
            body.addWidget(section)
            body.addWidget(line())
        body.addStretch()
        inside = Panel("surface")
        inside.setLayout(body)
        self._area = scrolling(inside)
        self._waiting = Label(tr("Reading…"), TextStyle.CELL, "text3")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._waiting.setContentsMargins(16, 14, 16, 14)
        self._pages = QStackedWidget()
        for page in (self._area, self._waiting):
            self._pages.addWidget(page)
        self._head = self._identity()
        box = column(self._head, line(), spacing=0)
        box.addWidget(self._pages, 1)
        self.setLayout(box)

    @property
    def account_id(self) -> int | None:
        """Return the account that is shown, read or not."""
        return self._account_id

    def use_logos(self, logos: LogoBook) -> None:
        """Show the account's logo."""
        self._logos = logos
        logos.changed.connect(self._show_logo)

    def set_choices(self, choices: Mapping[str, Sequence[str]]) -> None:
        """Offer what other accounts have in their fields."""
        self.fields.set_choices({key: texts for key, texts in choices.items() if key in EDITED})

    def announce(self, account: PortfolioRow) -> None:
        """Show at once who is selected, until the rest has been read."""
        if account.id == self._account_id:
            self._show_identity(account)
            return
        self.fields.commit()
        self.fields.leave()
        self._account_id = account.id
        self._show_identity(account)
        self._head.show()
        self._waiting.setText(tr("Reading…"))
        self._pages.setCurrentWidget(self._waiting)
        self._area.verticalScrollBar().setValue(0)

    def show_account(self, shown: Inspection) -> None:
        """Show what was read; an open editor of the same account stays open."""
        if shown.row.id != self._account_id:
            return
        self._show_identity(shown.row)
        for section in self._sections:
            section.show_account(shown)
        self.fields.show(shown.row.id, shown.row.name, shown.fields)
        self._pages.setCurrentWidget(self._area)

    def leave(self) -> None:
        """Stand for no account any more."""
        self.fields.commit()
        self.fields.leave()
        self._account_id = None

    def show_none(self) -> None:
        """Say that no account is selected, as where a filter has taken it out of the table."""
        self.leave()
        self._head.hide()
        self._waiting.setText(tr("Select an account in the table."))
        self._pages.setCurrentWidget(self._waiting)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with what one does most."""
        super().focusInEvent(event)
        self.open.setFocus(event.reason())

    def _identity(self) -> QWidget:
        names = column(self._name, self._line, spacing=0)
        head = row(self._avatar, spacing=10)
        head.addLayout(names, 1)
        buttons = row(spacing=8)
        buttons.addWidget(self.open, 1)
        buttons.addWidget(self._more)
        part = QWidget()
        box = column(spacing=10, margins=(16, 12, 16, 12))
        box.addLayout(head)
        box.addLayout(buttons)
        part.setLayout(box)
        return part

    def _show_identity(self, account: PortfolioRow) -> None:
        self._name.setText(account.name)
        self._line.setText(joined(account.industry, account.segment, account.touch_model, account.region))
        self._avatar.set_name(account.name)
        self._show_logo()

    def _show_logo(self) -> None:
        logos, account_id = self._logos, self._account_id
        if logos is not None and account_id is not None:
            self._avatar.set_logo(lambda edge, density: logos.tile(account_id, edge, density))

    def _ask_bridges(self, objective_id: object, text: str) -> None:
        self.bridges_requested.emit(self._account_id, objective_id, text)

    def _ask_open(self) -> None:
        if self._account_id is not None:
            self.open_requested.emit(self._account_id)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self._actions))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
