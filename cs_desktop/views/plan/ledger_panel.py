"""The ledger of a plan in the side panel: every entry, what holds, and what can be done with one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.domain.plan.confirming import estimated_value
from cs_desktop.domain.plan.content import ConfirmationEntry
from cs_desktop.domain.plan.ledger import confirmed_value, holding, revocations
from cs_desktop.domain.plan.ledger_words import Entry, about, whole_text
from cs_desktop.domain.plan.recent import PlanPast
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.signing import Ledger
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import Panel, column, line
from cs_desktop.views.widgets.roles import speak_as
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

_ALL = "all"
_DETAIL = 190


class LedgerPanel(QWidget):
    """Shows the entries of a plan, the newest first."""

    revoke_requested = Signal(object, object)
    """Which Ledger, and the entry."""
    evidence_requested = Signal(object)
    """The attachment's id."""
    certificate_requested = Signal(object)
    """The ConfirmationEntry."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: PlanShown | None = None
        self._past: PlanPast | None = None
        self._editable, self._filter = False, _ALL
        self._known: frozenset[int] | None = None
        """The entries before one was entered, which is gone to once it is read."""
        self.totals = Label("", TextStyle.BODY_MEDIUM, wrap=True)
        self.estimates = Label("", TextStyle.CAPTION, "text2", wrap=True)
        self.filters = SegmentedButtons(theme)
        self.filters.add(_ALL, tr("All"))
        self.filters.add(Ledger.AGREEMENT, tr("Agreements"))
        self.filters.add(Ledger.CONFIRMATION, tr("Confirmations"))
        self.filters.choose(_ALL)
        self.filters.chosen.connect(self._choose)
        self.list = LineList(theme, tr("Ledger"))
        self.list.picked.connect(lambda _key: self._tell())
        self.list.opened.connect(lambda _key: self._tell())
        self.nothing = Label("", TextStyle.BODY, "text2", wrap=True)
        self.detail = Label("", TextStyle.BODY, wrap=True)
        self.warning = Label("", TextStyle.BODY, "risk", wrap=True)
        self.revoke = Button(theme, tr("Revoke…"))
        self.evidence = Button(theme, tr("Open evidence"), icon="file")
        self.certificate = Button(theme, tr("Certificate…"), icon="printer")
        self.revoke.clicked.connect(self._ask_revoke)
        self.evidence.clicked.connect(self._ask_evidence)
        self.certificate.clicked.connect(self._ask_certificate)
        self._lay_out()

    def show_plan(self, shown: PlanShown, *, editable: bool) -> None:
        """Show the ledger of a plan."""
        self._shown, self._editable = shown, editable
        content = shown.content
        confirmations = content.confirmations if content is not None else ()
        value = money_short(confirmed_value(confirmations), shown.currency)
        count = len(holding(confirmations))
        self.totals.setText(
            trn(
                "Value confirmed: {value}, {count} result",
                "Value confirmed: {value}, {count} results",
                count,
                value=value,
            )
        )
        estimate = money_short(estimated_value(shown), shown.currency)
        self.estimates.setText(tr("Estimate, not confirmed by anybody: {value}", value=estimate))
        self._fill()

    def show_past(self, past: PlanPast) -> None:
        """Know the files that the entries refer to."""
        self._past = past
        self._tell()

    def await_new(self) -> None:
        """Go to what is entered just now, as soon as it is shown."""
        self._filter = _ALL
        self.filters.choose(_ALL)
        self._known = frozenset(entry.id for _which, entry in self._entries())

    @property
    def entry(self) -> tuple[Ledger, Entry] | None:
        """Return the entry that one is on."""
        return next((one for one in self._entries() if (one[0], one[1].id) == self.list.current), None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the list."""
        super().focusInEvent(event)
        self.list.setFocus(event.reason())

    def _lay_out(self) -> None:
        head = Panel("surface", "bottom")
        head.setLayout(column(self.totals, self.estimates, self.filters, margins=(16, 12, 16, 12)))
        ways = FlowRow()
        for button in (self.revoke, self.evidence, self.certificate):
            ways.add(button)
        self._foot = Panel("sunken", "top")
        inside = Panel("sunken")
        inside.setLayout(column(self.detail, self.warning, 0, margins=(16, 12, 16, 4)))
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        # By keys one reads on with the arrows, however much was agreed on.
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setAccessibleName(tr("The entry"))
        speak_as(area, QAccessible.Role.Document)
        area.setFixedHeight(scaled(_DETAIL))
        below = column(ways, margins=(16, 4, 16, 12))
        whole = column(area, spacing=0)
        whole.addLayout(below)
        self._foot.setLayout(whole)
        empty = QWidget()
        empty.setLayout(column(self.nothing, 0, margins=(16, 12, 16, 12)))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        box = column(head, line(), spacing=0)
        box.addWidget(self._stack, 1)
        box.addWidget(self._foot)
        self.setLayout(box)

    def _entries(self) -> list[tuple[Ledger, Entry]]:
        content = self._shown.content if self._shown is not None else None
        if content is None:
            return []
        found: list[tuple[Ledger, Entry]] = []
        if self._filter != Ledger.CONFIRMATION:
            found += [(Ledger.AGREEMENT, entry) for entry in content.agreements]
        if self._filter != Ledger.AGREEMENT:
            found += [(Ledger.CONFIRMATION, entry) for entry in content.confirmations]
        return sorted(found, key=lambda one: (one[1].day, one[1].made_at, one[1].id), reverse=True)

    def _fill(self) -> None:
        entries = self._entries()
        self.list.show_lines([self._line(*one) for one in entries])
        self._stack.setCurrentIndex(0 if entries else 1)
        self.nothing.setText(
            tr("Nothing here yet. An agreement is given before, a confirmation of value after.")
        )
        fresh = [one for one in entries if self._known is not None and one[1].id not in self._known]
        if fresh or (entries and self.list.current is None):
            which, entry = (fresh or entries)[0]
            self.list.go_to((which, entry.id))
        if fresh:
            self._known = None
        self._tell()

    def _line(self, which: Ledger, entry: Entry) -> Line:
        assert self._shown is not None
        icon, role = "badge-check", "good_text"
        if entry.revokes_id is not None:
            icon, role = "undo-2", "text2"
        elif self._revoked(which, entry) is not None:
            icon, role = "x", "text3"
        text = about(entry, self._shown.currency)
        if self._revoked(which, entry) is not None:
            text = tr("{text} (revoked)", text=text)
        return Line((which, entry.id), entry.contact_name, day_text(entry.day), text, icon, role)

    def _revoked(self, which: Ledger, entry: Entry) -> Entry | None:
        assert self._shown is not None
        assert self._shown.content is not None
        content = self._shown.content
        if which is Ledger.AGREEMENT:
            return revocations(content.agreements).get(entry.id)
        return revocations(content.confirmations).get(entry.id)

    def _choose(self, key: str) -> None:
        self._filter = key
        self._fill()

    def _tell(self) -> None:
        chosen = self.entry
        self._foot.setVisible(chosen is not None)
        if chosen is None or self._shown is None:
            return
        which, entry = chosen
        name, warning = self._evidence_words(entry)
        self.detail.setText(whole_text(entry, self._shown.currency, name))
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        first = entry.revokes_id is None
        self.revoke.setVisible(first and self._editable and self._revoked(which, entry) is None)
        self.evidence.setVisible(isinstance(entry, ConfirmationEntry) and entry.attachment_id is not None)
        self.certificate.setVisible(isinstance(entry, ConfirmationEntry) and first)

    def _evidence_words(self, entry: Entry) -> tuple[str, str]:
        """Return the name of the evidence, and what is wrong with it."""
        if not isinstance(entry, ConfirmationEntry) or not entry.sha256 or self._past is None:
            return "", ""
        file = self._past.evidence.get(entry.attachment_id or 0)
        if file is None:
            return "", tr("The evidence is not in the workspace any more.")
        name = tr("Evidence: {name}", name=file.name)
        if file.sha256 != entry.sha256:
            return name, tr("The evidence was changed since: it is not the file that was confirmed.")
        return name, ""

    def _ask_revoke(self) -> None:
        if (chosen := self.entry) is not None:
            self.revoke_requested.emit(*chosen)

    def _ask_evidence(self) -> None:
        chosen = self.entry
        if chosen is not None and isinstance(chosen[1], ConfirmationEntry):
            self.evidence_requested.emit(chosen[1].attachment_id)

    def _ask_certificate(self) -> None:
        if (chosen := self.entry) is not None:
            self.certificate_requested.emit(chosen[1])
