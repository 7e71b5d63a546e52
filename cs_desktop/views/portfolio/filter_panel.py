"""Building a filter from lists, for those who do not want to type it; every choice is a term of the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.domain.portfolio_query import Query, Term
from cs_desktop.domain.query_editing import with_terms, written_value
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import Panel, column, row, scrolling
from cs_desktop.views.widgets.text import Label

LISTED = 100
"""Values offered of one field at most, the most frequent ones."""


@dataclass(frozen=True, slots=True)
class _Choice:
    text: str
    term: str
    """Empty for any."""


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    title: str
    choices: tuple[_Choice, ...]
    column: PortfolioColumn | None = None
    """Whose values are offered too."""


_ANY = _Choice(marked("Any"), "")


_C = PortfolioColumn
_NOBODY = _Choice(marked("Nobody"), "no:owner")
_FIELDS = (
    _Field("owner", marked("Owner"), (_ANY, _Choice(marked("Me"), "owner:me"), _NOBODY), _C.OWNER),
    _Field("segment", marked("Segment"), (_ANY,), _C.SEGMENT),
    _Field("touch", marked("Touch model"), (_ANY,), _C.TOUCH),
    _Field("stage", marked("Lifecycle"), (_ANY,), _C.LIFECYCLE),
    _Field("industry", marked("Industry"), (_ANY,), _C.INDUSTRY),
    _Field("region", marked("Region"), (_ANY,), _C.REGION),
    _Field(
        "quadrant",
        marked("Quadrant"),
        (
            _ANY,
            _Choice(marked("Happy & Successful"), "quadrant:happy-successful"),
            _Choice(marked("Trapped"), "quadrant:trapped"),
            _Choice(marked("Accessible"), "quadrant:accessible"),
            _Choice(marked("High risk"), "quadrant:high-risk"),
        ),
    ),
    _Field(
        "renewal",
        marked("Renewal"),
        (
            _ANY,
            _Choice(marked("Overdue"), "renewal:overdue"),
            _Choice(marked("Within 30 days"), "renewal<=30d"),
            _Choice(marked("Within 90 days"), "renewal<=90d"),
            _Choice(marked("Within 180 days"), "renewal<=180d"),
            _Choice(marked("None"), "no:renewal"),
        ),
    ),
    _Field(
        "review",
        marked("Next review"),
        (
            _ANY,
            _Choice(marked("Overdue"), "review:overdue"),
            _Choice(marked("Within 14 days"), "review<=14d"),
            _Choice(marked("Within 30 days"), "review<=30d"),
            _Choice(marked("None"), "no:review"),
        ),
    ),
    _Field(
        "contact",
        marked("Last contact"),
        (
            _ANY,
            _Choice(marked("In the last 30 days"), "contact<=30d"),
            _Choice(marked("Over 60 days ago"), "contact>60d"),
            _Choice(marked("Over 90 days ago"), "contact>90d"),
        ),
    ),
)
_BANDS = (
    (marked("Healthy"), "healthy"),
    (marked("Watch"), "watch"),
    (marked("At risk"), "at-risk"),
)


class _Choices(QWidget):
    """One field's list of choices."""

    chosen = Signal(object)
    """The terms that are wanted: none, or one."""

    def __init__(self, theme: Theme, spec: _Field) -> None:
        super().__init__()
        self.spec = spec
        self._choices: tuple[_Choice, ...] = ()
        self.box = ChoiceBox(theme, [])
        self.box.setAccessibleName(tr(spec.title))
        self.box.activated.connect(self._tell)
        self.setLayout(column(Label(tr(spec.title), TextStyle.CELL, "text2"), self.box, spacing=4))

    def show_terms(self, terms: Sequence[Term], texts: Sequence[str], values: Sequence[str]) -> None:
        """Show what the filter says of the field, among what it might say."""
        offered = [_Choice(tr(choice.text), choice.term) for choice in self.spec.choices]
        name = self.spec.name
        offered += [_Choice(value, f"{name}={written_value(value)}") for value in values[:LISTED]]
        said = " ".join(texts)
        place = next((i for i, choice in enumerate(offered) if choice.term == said), -1)
        if place < 0:
            offered.append(_Choice(", ".join(term.label for term in terms), said))
            place = len(offered) - 1
        if tuple(offered) != self._choices:
            self._choices = tuple(offered)
            self.box.clear()
            self.box.addItems([choice.text for choice in offered])
        self.box.setCurrentIndex(place)

    def _tell(self, place: int) -> None:
        term = self._choices[place].term
        self.chosen.emit((term,) if term else ())


class FilterPanel(QWidget):
    """Shows the usual fields as they stand in the filter; a change of one changes the text."""

    changed = Signal(str)
    """The filter's new text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text, self._query = "", Query()
        self._index: PortfolioIndex | None = None
        self._choices = [_Choices(theme, spec) for spec in _FIELDS]
        self._bands = [self._band(text, word) for text, word in _BANDS]
        self._least, self._below = self._amount(tr("ARR at least")), self._amount(tr("ARR below"))
        box = column(spacing=12, margins=(16, 14, 16, 16))
        for choices in self._choices:
            choices.chosen.connect(lambda terms, name=choices.spec.name: self._put((name,), terms))
            box.addWidget(choices)
        bands = column(Label(tr("Health"), TextStyle.CELL, "text2"), spacing=4)
        bands.addLayout(row(*self._bands, 0, spacing=12))
        box.insertLayout(2, bands)
        amounts = row(spacing=8)
        for field in (self._least, self._below):
            title = Label(field.accessibleName(), TextStyle.CELL, "text2")
            amounts.addLayout(column(title, field, spacing=4))
        box.insertLayout(1, amounts)
        box.addStretch()
        inside = Panel("surface")
        inside.setLayout(box)
        area = scrolling(inside)
        foot = Panel("sunken", "top")
        self._empty = Button(theme, tr("Empty the filter"))
        self._empty.clicked.connect(lambda: self.changed.emit(""))
        foot.setLayout(row(self._empty, 0, margins=(16, 8, 16, 8)))
        whole = column(spacing=0)
        whole.addWidget(area, 1)
        whole.addWidget(foot)
        self.setLayout(whole)

    def show_query(self, text: str, query: Query, index: PortfolioIndex | None) -> None:
        """Show a filter, among the values that the accounts have."""
        self._text, self._query, self._index = text, query, index
        if not self.isVisible():
            return
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first field, everything as it stands now."""
        super().focusInEvent(event)
        self._show()
        self._choices[0].box.setFocus(event.reason())

    def _show(self) -> None:
        for choices in self._choices:
            terms = self._terms(choices.spec.name)
            values: tuple[str, ...] = ()
            if self._index is not None and choices.spec.column is not None:
                values = self._index.values(choices.spec.column)
            choices.show_terms(terms, [self._text[t.start : t.end] for t in terms], values)
        words = {word for term in self._terms("health") for word in term.value.split(",")}
        for band, (_, word) in zip(self._bands, _BANDS, strict=True):
            band.setChecked(word in words)
        for field, ops in ((self._least, (">=", ">")), (self._below, ("<", "<="))):
            said = [term.value for term in self._terms("arr") if term.op in ops]
            if not field.hasFocus():
                field.setText(said[0] if said else "")
        self._empty.setEnabled(bool(self._text))

    def _terms(self, name: str) -> list[Term]:
        return [term for term in self._query.terms if term.field == name and not term.is_word]

    def _band(self, text: str, word: str) -> QCheckBox:
        box = QCheckBox(tr(text))
        box.setAccessibleName(f"{tr('Health')} {tr(text)}")
        box.clicked.connect(self._put_bands)
        box.setProperty("word", word)
        return box

    def _amount(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(tr("such as 100k"))
        field.textEdited.connect(self._put_amounts)
        return field

    def _put_bands(self) -> None:
        words = [str(band.property("word")) for band in self._bands if band.isChecked()]
        self._put(("health",), [f"health:{','.join(words)}"] if words else [])

    def _put_amounts(self) -> None:
        pairs = ((self._least, ">="), (self._below, "<"))
        terms = [f"arr{op}{written_value(f.text().strip())}" for f, op in pairs if f.text().strip()]
        self._put(("arr",), terms)

    def _put(self, fields: Sequence[str], terms: Sequence[str]) -> None:
        self.changed.emit(with_terms(self._text, self._query, fields, terms))
