"""The line under the portfolio's table: figures of what is shown, and the keys that matter."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr, trc, trn
from cs_desktop.common.money import money_short
from cs_desktop.domain.portfolio_index import Totals
from cs_desktop.views.itemmodels.portfolio_columns import joined
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.widgets.pieces import Panel, key_cap, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

HEIGHT = 33
APART = 24
"""Pixels between figures and keys at least."""
_KEYS = (("↑", "↓"), ("Space",), ("Enter",), ("F2",))


class Foot(Panel):
    """Shows the figures of what is shown, or of what is selected where that is more than one."""

    def __init__(self) -> None:
        super().__init__("sunken", "top")
        fix_height(self, HEIGHT)
        self._count = Label("", TextStyle.CELL_BOLD)
        self._figures = ElidedLabel("", TextStyle.CELL, "text3")
        self._keys = QWidget()
        keys = row(spacing=5)
        words = (trc("verb", "Move"), tr("Inspector"), trc("verb", "Open"), tr("Edit cell"))
        for caps, text in zip(_KEYS, words, strict=True):
            for cap in caps:
                keys.addWidget(key_cap(tr(cap)))
            keys.addWidget(Label(text, TextStyle.CELL, "text3"))
            keys.addSpacing(9)
        self._keys.setLayout(keys)
        box = row(self._count, spacing=4, margins=(16, 1, 7, 0))
        box.addWidget(self._figures, 1)
        box.addWidget(self._keys)
        self.setLayout(box)

    def show_totals(self, shown: Totals, selected: Totals, currency: str) -> None:
        """Show the figures; `selected` matters from two accounts on."""
        if selected.count > 1:
            count = trn("{count} account selected", "{count} accounts selected", selected.count)
            of = trn("of {count} in view", "of {count} in view", shown.count)
            self._say(count, joined(of, *_figures(selected, currency)))
        else:
            count = trn("{count} account", "{count} accounts", shown.count)
            self._say(count, joined(tr("in view"), *_figures(shown, currency)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the figures where there is little."""
        super().resizeEvent(event)
        self._fit()

    def _say(self, count: str, figures: str) -> None:
        self._count.setText(count)
        self._figures.setText(figures)
        self._fit()

    def _fit(self) -> None:
        """Show the keys where they and the whole of the figures have room side by side."""
        figures = self._figures.fontMetrics().horizontalAdvance(self._figures.text())
        wanted = self._count.sizeHint().width() + figures + APART + self._keys.sizeHint().width()
        self._keys.setVisible(self.contentsRect().width() - 2 * APART >= wanted)


def _figures(totals: Totals, currency: str) -> tuple[str, ...]:
    """Return ARR and what of it is at risk, each where there is any."""
    if not totals.arr and not totals.at_risk:
        return ()
    arr = tr("{money} ARR", money=money_short(totals.arr, currency)) if totals.arr else ""
    at_risk = ""
    if totals.at_risk:
        at_risk = trn("{count} at risk", "{count} at risk", totals.at_risk)
        if totals.at_risk_arr:
            at_risk = tr(
                "{accounts}, {money}", accounts=at_risk, money=money_short(totals.at_risk_arr, currency)
            )
    return (arr, at_risk)
