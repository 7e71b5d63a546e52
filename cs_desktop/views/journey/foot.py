"""The foot of a map: what is counted on it, and the keys that one works with."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.counting import gaps_text, milestones_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.keys import key_names
from cs_desktop.views.widgets.pieces import IconMark, Panel, key_cap, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

HEIGHT = 28
_APART = 20
_MARGIN = 14
_WRITING = (
    ("C", marked("Card")),
    ("G", marked("Gap")),
    ("L", marked("Link")),
)
_HINTS = (
    *_WRITING,
    ("O", marked("Outline")),
    ("Space", marked("Pan")),
    ("Shift+1", marked("Fit")),
)
"""Keys and what they do; in little room the last ones leave first."""


class MapFoot(Panel):
    """Counts milestones and gaps, and names the keys as far as there is room."""

    gaps_requested = Signal()
    """One asks for the gaps that are counted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("sunken", "top")
        fix_height(self, HEIGHT)
        self._milestones, self._gaps = _Count(theme, "diamond", "text2"), _GapCount(theme)
        self._gaps.clicked.connect(self.gaps_requested)
        self.hints = [_hint(QKeySequence(keys), tr(text)) for keys, text in _HINTS]
        box = row(spacing=_APART, margins=(_MARGIN, 0, _MARGIN, 0))
        box.addWidget(self._milestones)
        box.addWidget(self._gaps)
        box.addStretch(1)
        for hint in self.hints:
            box.addWidget(hint)
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(box)
        theme.changed.connect(self._fit)
        self.show_content(None)

    def show_content(self, content: MapContent | None, *, editable: bool = True) -> None:
        """Count what is on a map; without one there is no foot. Keys that cannot be used are not named."""
        self._editable = editable
        self.setVisible(content is not None)
        if content is not None:
            self._milestones.say(milestones_text(content))
            self._gaps.say(gaps_text(content))
        self._fit()

    @property
    def texts(self) -> tuple[str, str]:
        """Return what is counted."""
        return self._milestones.words.text(), self._gaps.words.text()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: keys leave where there is little."""
        return QSize(0, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name as many keys as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        counts = (self._milestones, self._gaps)
        room = self.width() - 2 * _MARGIN - sum(part.sizeHint().width() + _APART for part in counts)
        unused = () if self._editable else self.hints[: len(_WRITING)]
        for hint in self.hints:
            if hint not in unused:
                room -= hint.sizeHint().width() + _APART
            hint.setVisible(hint not in unused and room >= 0)


class _Count(QWidget):
    """A number of things with their icon."""

    def __init__(self, theme: Theme, icon: str, role: str) -> None:
        super().__init__()
        self.words = ElidedLabel("", TextStyle.CAPTION, "text2")
        self.setLayout(row(IconMark(theme, icon, role, 14), self.words, spacing=6))

    def say(self, text: str) -> None:
        """Say how many there are."""
        self.words.setText(text)


class _GapCount(LayoutButton):
    """The number of gaps, which leads to them."""

    def __init__(self, theme: Theme) -> None:
        self.words = ElidedLabel("", TextStyle.CAPTION, "text2")
        face = row(IconMark(theme, "gap", "watch_text", 14), self.words, spacing=6, margins=(4, 0, 4, 0))
        super().__init__(theme, "nav", face)
        fix_height(self, HEIGHT - 4)

    def say(self, text: str) -> None:
        """Say how many there are."""
        self.words.setText(text)
        self.setAccessibleName(text)
        # The words may be cut, and the mouse finds the button alone.
        self.setToolTip(plain_tooltip(f"{text}\n{tr('Gaps, by what is lost there')}"))


def _hint(keys: QKeySequence, text: str) -> QWidget:
    hint = QWidget()
    box = row(spacing=6)
    for name in key_names(keys):
        box.addWidget(key_cap(name))
    box.addWidget(Label(text, TextStyle.CAPTION, "text2"))
    hint.setLayout(box)
    return hint
