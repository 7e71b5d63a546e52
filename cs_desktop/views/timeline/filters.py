"""What of a timeline is shown: kinds with their numbers, people, members, start, purpose, words."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit

from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.domain.timeline import DIRECTIONS, KINDS, PURPOSES
from cs_desktop.domain.timeline_index import TimelineFilter, TimelineIndex
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.timeline.columns import kind_icon, kind_text
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import Label

MOST_KINDS = 9
"""Kinds that have a button of their own; the rarest are found by words."""
ANY: Any = None


class TimelineFilters(Panel):
    """Says which entries are wanted."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "bottom")
        self._theme = theme
        self._kind = ""
        self._kinds: tuple[str, ...] = ()
        self._buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._holder = FlowRow(2)
        self._with = self._choice(tr("With"))
        self._by = self._choice(tr("By"))
        self._start = self._choice(tr("Start"))
        self._purpose = self._choice(tr("Purpose"))
        self.search = QLineEdit()
        self.search.setProperty("look", "search")
        self.search.setPlaceholderText(tr("Find in entries"))
        self.search.setAccessibleName(tr("Find in entries"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(240)
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self._count = Label("", TextStyle.CELL, "text3")
        self._offer(self._start, [(tr("Any start"), ANY), *_named(DIRECTIONS)])
        self._offer(self._purpose, [(tr("Any purpose"), ANY), *_named(PURPOSES)])
        boxes = row(
            self._with,
            self._by,
            self._start,
            self._purpose,
            self.search,
            0,
            self._count,
            spacing=6,
            margins=(6, 0, 0, 0),
        )
        box = column(self._holder, spacing=6, margins=(14, 6, 20, 8))
        box.addLayout(boxes)
        self.setLayout(box)

    @property
    def wanted(self) -> TimelineFilter:
        """Return what is wanted now."""
        return TimelineFilter(
            kind=self._kind,
            contact_id=self._with.currentData(),
            member=self._by.currentData(),
            direction=self._start.currentData(),
            purpose=self._purpose.currentData(),
            text=self.search.text(),
        )

    def start_over(self) -> None:
        """Want everything."""
        self._kind = ""
        for box in (self._with, self._by, self._start, self._purpose):
            box.setCurrentIndex(0)
        self.search.clear()
        self.changed.emit()

    def show_index(self, index: TimelineIndex) -> None:
        """Offer who took part in these entries, and by whom they are."""
        people = [(name, contact_id) for contact_id, name in index.contacts()]
        members = [(name, name) for name in index.members()]
        self._offer(self._with, [(tr("With anyone"), ANY), *people])
        self._offer(self._by, [(tr("By everyone"), ANY), *members])
        found = Counter(entry.kind for entry in index.timeline.entries)
        kinds = tuple(kind for kind, _ in found.most_common(MOST_KINDS))
        self._make_buttons(tuple(kind for kind in KINDS if kind in kinds))

    def show_counts(self, counts: Counter[str], shown: int, total: int) -> None:
        """Tell how many entries each kind has, and how many are shown."""
        for kind, button in self._buttons.items():
            count = counts.total() if not kind else counts[kind]
            name = tr("All") if not kind else kind_text(kind)
            button.setText(f"{' ' if kind else ''}{name}  {count_text(count)}")
            button.setAccessibleName(f"{name}, {trn('{count} entry', '{count} entries', count)}")
            button.setChecked(kind == self._kind)
        self._holder.arrange()
        if shown == total:
            self._count.setText(trn("{count} entry", "{count} entries", total))
        else:
            self._count.setText(tr("{shown} of {total}", shown=count_text(shown), total=count_text(total)))

    def _make_buttons(self, kinds: tuple[str, ...]) -> None:
        if kinds == self._kinds and self._buttons:
            return
        self._kinds = kinds
        for button in self._buttons.values():
            self._group.removeButton(button)
        self._holder.clear()
        self._buttons = {}
        for kind in ("", *kinds):
            self._add_button(kind)
        if self._kind not in self._buttons:
            self._kind = ""

    def _add_button(self, kind: str) -> None:
        button = Button(self._theme, "", "filter", kind_icon(kind) if kind else "", icon_size=14)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._choose(kind))
        self._buttons[kind] = button
        self._group.addButton(button)
        self._holder.add(button)

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self.changed.emit()

    def _choice(self, name: str) -> ChoiceBox:
        box = ChoiceBox(self._theme, [])
        box.setAccessibleName(name)
        box.setMinimumWidth(96)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(11)
        box.activated.connect(lambda _place: self.changed.emit())
        return box

    def _offer(self, box: ChoiceBox, choices: Sequence[tuple[str, Any]]) -> None:
        """Offer these, and keep what is chosen if it is still among them."""
        chosen = box.currentData()
        box.clear()
        for text, value in choices:
            box.addItem(text, value)
        box.setCurrentIndex(next((i for i, (_, value) in enumerate(choices) if value == chosen), 0))


def _named(words: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - a mapping of words to their names
    return [(tr(name), word) for word, name in words.items()]
