"""Everything that leaves the house with a deck, by slide: looked through before the file is written."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.leaving import WHAT_NAMES, What
from cs_desktop.domain.deck.shown import DeckShown, Finding, Leaving
from cs_desktop.domain.figures import Status
from cs_desktop.views.deck.said import SaidLine
from cs_desktop.views.deck.side.listed import FilteredLines
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column
from cs_desktop.views.widgets.text import Label

_ICONS = {Status.WATCH: "circle-dashed", Status.RISK: "x"}


class PreflightPanel(Panel):
    """Lists what leaves; one goes on to the file from here."""

    export_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._told = Label("", TextStyle.BODY, "text2", wrap=True)
        self._warned = SaidLine(theme)
        head = column(self._told, self._warned, spacing=6, margins=(16, 12, 16, 8))
        self.lines = FilteredLines(theme, tr("What leaves with the deck"))
        self.export = Button(theme, tr("Write the file…"), "primary")
        self.export.clicked.connect(self.export_requested)
        self.cancel = Button(theme, tr("Cancel"))
        self.cancel.clicked.connect(self.closed)
        ways = FlowRow()
        ways.add(self.export)
        ways.add(self.cancel)
        foot = Panel("sunken", "top")
        foot.setLayout(column(ways, margins=(16, 8, 16, 8)))
        box = column(spacing=0)
        box.addLayout(head)
        box.addWidget(self.lines, 1)
        box.addWidget(foot)
        self.setLayout(box)
        self.setFocusProxy(self.lines.filter)

    def show_leaving(
        self, deck: DeckShown, leaving: Sequence[Leaving], drawn: Sequence[Finding], *, export: bool
    ) -> None:
        """List what leaves with a deck, and what its drawn pages tell; `export` on the way to a file."""
        count = trn("{count} item", "{count} items", len(leaving))
        client = deck.deck.audience is Audience.CLIENT
        told = (
            tr(
                "{count} leave with this deck. A shared file has no permissions: whoever gets it has it all.",
                count=count,
            )
            if client
            else tr("{count} are in this deck, which is for your own people.", count=count)
        )
        self._told.setText(told)
        released = sum(one.what == What.RELEASED for one in leaving)
        text = (
            trn("{count} released item is in it", "{count} released items are in it", released)
            if released
            else ""
        )
        self._warned.say(text, Status.WATCH)
        self.lines.show_lines([*_findings((*deck.findings, *drawn)), *_lines(leaving)])
        self.export.setVisible(export)
        self.cancel.setText(tr("Cancel") if export else tr("Close"))
        self.cancel.setAccessibleName(self.cancel.text())


def _findings(findings: Sequence[Finding]) -> list[Line]:
    """Return what needs a look, under a head of its own."""
    found = [one for one in findings if one.status in _ICONS]
    if not found:
        return []
    lines = [
        Line(
            ("finding", place),
            one.text,
            below=_summed_up(one),
            icon=_ICONS[one.status],
            icon_role=f"{one.status.value}_mark",
        )
        for place, one in enumerate(found)
    ]
    return [Line("findings", tr("To look at"), count_text(len(found)), is_head=True), *lines]


def _summed_up(finding: Finding) -> str:
    return " ".join(one.text for one in finding.parts)


def _lines(leaving: Sequence[Leaving]) -> list[Line]:
    by_slide: dict[str, list[Leaving]] = {}
    for one in leaving:
        by_slide.setdefault(one.slide, []).append(one)
    lines: list[Line] = []
    for slide, things in by_slide.items():
        lines.append(Line(("slide", slide), slide, count_text(len(things)), is_head=True))
        lines += [
            Line((slide, place), one.text, tr(WHAT_NAMES[What(one.what)]), one.source)
            for place, one in enumerate(things)
        ]
    return lines
