"""The list of what differs, beside the canvases."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.differences import Comparison, Difference, Way
from cs_desktop.domain.journey.feeling_texts import signed
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.journey.past.telling import Teller
from cs_desktop.views.journey.past.words import WAY_ICONS, WAY_WORDS
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import Panel, column, line
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.toast_place import KEPT_FREE

_WIDTH, _NARROW = 300, 230
_ROOMY = 900
"""From this width of the page on the list is as wide as drawn."""
_AROUND = 70
"""What is beside the texts of a line: its margins, and the room of the icons above."""
Key = tuple[Way, Kind, int]


class Differences(Panel):
    """Shows a Comparison by the ways in which things differ; says which one is looked for."""

    looked = Signal(object)
    """The Difference that one has come to."""
    narrowed = Signal(bool)
    """Whether only lanes are open in which something differs."""
    restore_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "left")
        fix_width(self, _WIDTH)
        self._wide = _WIDTH
        self._found: Comparison | None = None
        self._teller: Teller | None = None
        self._by_key: dict[Key, Difference] = {}
        self.title = Label("", TextStyle.SECTION)
        self._mood = Label("", TextStyle.CAPTION, "text2", wrap=True)
        self.only = QCheckBox(tr("Only lanes with differences"))
        self.list = LineList(theme, tr("Differences"))
        self.restore = Button(theme, tr("Restore"), "default", "history")
        self._hint = Label(
            tr("Makes a new revision. Undo takes it back."), TextStyle.CAPTION, "text2", wrap=True
        )
        top = Panel()
        top.setLayout(column(self.title, self._mood, self.only, spacing=6, margins=(16, 12, 16, 10)))
        foot = Panel("sunken", "top")
        foot.setObjectName(KEPT_FREE)
        foot.setLayout(column(self.restore, self._hint, spacing=6, margins=(16, 10, 16, 10)))
        whole = column(top, line(), spacing=0)
        whole.addWidget(self.list, 1)
        whole.addWidget(foot)
        self.setLayout(whole)
        self._foot = foot
        self.list.picked.connect(self._look)
        self.list.opened.connect(self._look)
        self.only.toggled.connect(self.narrowed)
        self.restore.clicked.connect(self.restore_requested)
        self.setFocusProxy(self.list)

    def share(self, room: int) -> None:
        """Leave the maps enough of the room of a page."""
        width = _WIDTH if room >= scaled(_ROOMY) else _NARROW
        if width != self._wide:
            self._wide = width
            fix_width(self, width)
            self._list()

    def show_comparison(self, found: Comparison, teller: Teller) -> None:
        """List what differs."""
        self._found, self._teller = found, teller
        count = len(found.differences)
        self.title.setText(trn("{count} difference", "{count} differences", count))
        self._mood.setText(_mood(found, teller))
        self._mood.setVisible(bool(self._mood.text()))
        self._by_key = {(one.way, one.kind, one.id): one for one in found.differences}
        self._list()

    def _list(self) -> None:
        found, teller = self._found, self._teller
        if found is None or teller is None:
            return
        lines: list[Line] = []
        for way in Way:
            ones = found.of(way)
            if ones:
                icon, role = WAY_ICONS[way]
                lines.append(Line(way, tr(WAY_WORDS[way]), str(len(ones)), "", icon, role, is_head=True))
            lines += [_line(one, teller, self._wide - _AROUND) for one in ones]
        self.list.show_lines(lines)

    def offer_restore(self, text: str, *, possible: bool) -> None:
        """Offer to restore the older state, or nothing where the text is empty."""
        self._foot.setVisible(bool(text))
        self.restore.setText(" " + text)
        self.restore.setAccessibleName(text)
        self.restore.setEnabled(possible)

    def _look(self, key: Key) -> None:
        one = self._by_key.get(key)
        if one is not None:
            self.looked.emit(one)


def _line(one: Difference, teller: Teller, room: int) -> Line:
    """Return what differs and how, the latter below where there is no room for it beside."""
    key, title, detail = (one.way, one.kind, one.id), teller.title(one), teller.detail(one)
    wide = QFontMetrics(font(TextStyle.CELL)).horizontalAdvance(title)
    wide += QFontMetrics(font(TextStyle.CAPTION)).horizontalAdvance(detail)
    return Line(key, title, detail) if wide <= scaled(room) else Line(key, title, below=detail)


def _mood(found: Comparison, teller: Teller) -> str:
    """Return where it feels worse than before by most, or else better by most."""
    known = [(one.delta, one) for one in found.feelings if one.delta]
    if not known:
        return ""
    worst, best = min(known, key=lambda pair: pair[0]), max(known, key=lambda pair: pair[0])
    if worst[0] < 0:
        return tr(
            "Feels worse by most in {stage}, {delta}",
            stage=teller.stage(worst[1].stage_id),
            delta=signed(worst[0]),
        )
    return tr(
        "Feels better by most in {stage}, {delta}",
        stage=teller.stage(best[1].stage_id),
        delta=signed(best[0]),
    )
