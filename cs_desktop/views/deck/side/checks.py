"""What to look at before a deck leaves, and what is fine."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.deck.shown import Finding
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import StatusMark, column, row
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.text import Label

_LINK_TOP = 4
_INDENT = 18
"""Where the words of a line begin."""


class ChecksSection(Section):
    """Shows Findings, what needs a look first."""

    slide_requested = Signal(object)
    """The id of the slide that a finding is about."""

    def __init__(self, theme: Theme) -> None:
        self._count = Label("", TextStyle.CELL, "text2")
        super().__init__(tr("Checks"), self._count)
        self._theme = theme
        self._shown: Sequence[Finding] | None = None
        self._rows: list[QWidget] = []
        self._open = False
        """Whether what is summed up is told one by one."""
        self._list = column(spacing=6)
        self.add(self._list)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found; lines that say the same stay, with the keyboard on them."""
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        for line in self._rows:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        open_ones = sum(one.status in (Status.WATCH, Status.RISK) for one in findings)
        told = trn("{count} to look at", "{count} to look at", open_ones) if open_ones else tr("All fine")
        self._count.setText(told if findings else "")
        self._rows = [self._line(one) for one in findings]
        for line in self._rows:
            self._list.addWidget(line)

    def _line(self, finding: Finding) -> QWidget:
        if not finding.parts:
            return self._plain_line(finding)
        each = QWidget()
        each.setLayout(column(*map(self._plain_line, finding.parts), spacing=6, margins=(_INDENT, 0, 0, 0)))
        each.setVisible(self._open)
        button = Button(self._theme, "", "link")

        def tell(*, shown: bool) -> None:
            self._open = shown
            each.setVisible(shown)
            button.setText(tr("Hide") if shown else tr("Show"))
            name = tr("Hide: {what}", what=finding.text) if shown else tr("Show: {what}", what=finding.text)
            button.setAccessibleName(name)

        button.clicked.connect(lambda: tell(shown=each.isHidden()))
        tell(shown=self._open)
        held = QWidget()
        held.setLayout(column(self._plain_line(finding, button), each, spacing=6))
        return held

    def _plain_line(self, finding: Finding, way: Button | None = None) -> QWidget:
        line = row(spacing=8)
        mark = StatusMark(self._theme, finding.status)
        # A link is higher than a line of text, whose first one all stand on.
        top = _LINK_TOP if way is not None or self._leads(finding) else 0
        line.addLayout(column(3 + top, mark, 0, spacing=0))
        line.addLayout(column(top, Label(finding.text, TextStyle.CELL, wrap=True), 0, spacing=0), 1)
        if self._leads(finding):
            slide_id = finding.slide_id
            name = tr("Show: {what}", what=finding.text)
            show = Button(self._theme, tr("Show"), "link", name=name)
            show.clicked.connect(lambda: self.slide_requested.emit(slide_id))
            way = show
        if way is not None:
            line.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        held = QWidget()
        held.setLayout(line)
        return held

    def _leads(self, finding: Finding) -> bool:
        return finding.slide_id is not None and finding.status is not Status.GOOD
