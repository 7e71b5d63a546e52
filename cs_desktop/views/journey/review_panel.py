"""What a new edition of a template would change in a map: looked through, ticked, done as one step."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.following import Review
from cs_desktop.domain.journey.template_changes import Deed, Proposal
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row, scrolling
from cs_desktop.views.widgets.text import Label, plain_tooltip

_ROOM = 270
"""For a proposal's words, at the normal size of text."""


class ReviewPanel(Panel):
    """Lists the proposals by what would be done; those that touch one's own work are not ticked."""

    apply_requested = Signal(object)
    """The keys of the proposals that are to be done."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self._boxes: dict[QCheckBox, Proposal] = {}
        self._about = Label("", TextStyle.CELL, "text2", wrap=True)
        self._area = scrolling()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._all = Button(theme, tr("Tick all"), "quiet")
        self._all.clicked.connect(lambda: self._tick(ticked=True))
        self._none = Button(theme, tr("Tick none"), "quiet")
        self._none.clicked.connect(lambda: self._tick(ticked=False))
        self.apply = Button(theme, "", "primary")
        self.apply.clicked.connect(self._ask)
        foot = Panel("surface", "top")
        foot.setLayout(row(self._all, self._none, 0, self.apply, margins=(12, 8, 16, 8)))
        head = QWidget()
        head.setLayout(column(self._about, margins=(16, 12, 16, 4)))
        box = column(head, spacing=0)
        box.addWidget(self._area, 1)
        box.addWidget(foot)
        self.setLayout(box)
        self.setFocusProxy(self.apply)

    def show_review(self, found: Review) -> None:
        """List what an edition would change."""
        self._about.setText(
            tr(
                "Edition {edition} of {template}; this map follows edition {follows}. What you changed by "
                "hand is not ticked. What stays unticked stays as it is, and is not asked again.",
                edition=found.edition,
                template=found.template,
                follows=found.follows,
            )
        )
        self._boxes = {}
        held, lines = QWidget(), column(spacing=4, margins=(16, 4, 16, 12))
        for deed, title in _titles().items():
            self._list(lines, title, [one for one in found.proposals if one.deed is deed])
        if not found.proposals:
            lines.addWidget(Label(tr("The map has all of it already."), TextStyle.BODY, "text2", wrap=True))
        lines.addStretch(1)
        held.setLayout(lines)
        self._area.setWidget(held)
        for button in (self._all, self._none):
            button.setVisible(bool(self._boxes))
        self._count()

    def _list(self, lines: QVBoxLayout, title: str, found: list[Proposal]) -> None:
        if not found:
            return
        lines.addSpacing(8)
        lines.addWidget(Label(title, TextStyle.SECTION))
        for one in found:
            whole = _text(one)
            box = QCheckBox()
            box.setFont(font(TextStyle.CELL))
            shown = elided(box.fontMetrics(), whole, Qt.TextElideMode.ElideMiddle, scaled(_ROOM))
            box.setText(shown.replace("&", "&&"))
            box.setAccessibleName(whole)
            box.setToolTip(plain_tooltip(whole))
            box.setChecked(not one.own)
            box.toggled.connect(lambda _ticked: self._count())
            self._boxes[box] = one
            lines.addWidget(box)
            if one.own:
                both = one.kind is Kind.MILESTONE and one.deed is Deed.REMOVE
                why = tr("The account has it in its plan too") if both else tr("Changed in this map by hand")
                note = Label(why, TextStyle.CAPTION, "text3")
                note.setContentsMargins(26, 0, 0, 4)
                lines.addWidget(note)

    def _count(self) -> None:
        ticked = sum(box.isChecked() for box in self._boxes)
        text = trn("Apply {count} change", "Apply {count} changes", ticked) if ticked else tr("Leave it so")
        self.apply.setText(text)
        self.apply.setAccessibleName(text)

    def _tick(self, *, ticked: bool) -> None:
        for box in self._boxes:
            box.setChecked(ticked)

    def _ask(self) -> None:
        self.apply_requested.emit(frozenset(one.key for box, one in self._boxes.items() if box.isChecked()))


def _titles() -> Mapping[Deed, str]:
    return {
        Deed.ADD: tr("Added"),
        Deed.RENAME: tr("Renamed"),
        Deed.MOVE: tr("Moved"),
        Deed.CHANGE: tr("Changed"),
        Deed.REMOVE: tr("Removed"),
    }


def _text(one: Proposal) -> str:
    """Return a proposal in words: "Stage Adopt → Use"."""
    words = {
        Kind.JOURNEY_STAGE: tr("Stage {name}", name=one.name),
        Kind.JOURNEY_LANE: tr("Lane {name}", name=one.name),
        Kind.JOURNEY_PERSONA: tr("Persona {name}", name=one.name),
        Kind.MILESTONE: tr("Milestone {name}", name=one.name),
    }
    named = words.get(one.kind, tr("Card {name}", name=one.name))
    return tr("{before} → {after}", before=named, after=one.now) if one.now else named
