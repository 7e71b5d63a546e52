"""The blueprints: one's own and those of the program, and the parts of the one that one is at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.plan.blueprint_editing import (
    KINDS,
    SIDES,
    PartRow,
    rows_of,
    with_field,
    with_part,
    without,
)
from cs_desktop.domain.plan.blueprints import Blueprint, BlueprintEntry, ShippedBlueprint
from cs_desktop.domain.plan.library_shown import BlueprintPage
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.plan.start_page import summary_text
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.text import ElidedLabel, Label

LIST_WIDTH = 240
Key = int | str
"""Of an own blueprint its id, of one of the program's its key."""


def _days(days: int | None) -> str:
    return "" if days is None else str(days)


def _kind(part: PartRow) -> str:
    """Return what it is; measures stand in from their objective."""
    word = tr(KINDS[part.kind])
    return f"\u2003{word}" if part.kind is Kind.MEASURE else word


def _unit(part: PartRow) -> str:
    return "%" if part.unit == Unit.SHARE else part.unit


COLUMNS = (
    RecordColumn("kind", marked("Part"), 104, _kind),
    RecordColumn("text", marked("Text"), 180, lambda part: part.text, field="text", grows=True),
    RecordColumn(
        "side", marked("Side"), 76, lambda part: tr(SIDES[part.side]) if part.side else "", field="side"
    ),
    RecordColumn("unit", marked("Unit"), 110, _unit, field="unit", drop=2),
    RecordColumn(
        "start", marked("From day"), 84, lambda part: _days(part.start), field="start", right=True, drop=1
    ),
    RecordColumn("days", marked("Until day"), 80, lambda part: _days(part.days), field="days", right=True),
)


class BlueprintsPage(QWidget):
    """Shows a BlueprintPage; says what is done with which blueprint."""

    draft_changed = Signal(object, object, object)
    """The id of a blueprint, its draft as it was, and as it is to be."""
    described = Signal(object, str, str, str)
    """The id of a blueprint, and its name, segment and use case."""
    publish_requested = Signal(object)
    delete_requested = Signal(object)
    copy_requested = Signal(object)
    """The key of a blueprint of the program that one wants to work on."""
    refused = Signal(str)
    """Why something that was typed cannot be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._page, self._shipped = BlueprintPage(), tuple[ShippedBlueprint, ...]()
        self._editable = True
        self._key: Key | None = None
        self._await: str | None = None
        """The part that was added last, to be gone to."""
        self._ids: frozenset[int] = frozenset()
        self.list = LineList(theme, tr("Blueprints"))
        self.list.setFixedWidth(scaled(LIST_WIDTH))
        self.title = ElidedLabel("", TextStyle.TITLE)
        self._about = Label("", TextStyle.CELL, "text2", wrap=True)
        self._past = Label("", TextStyle.CAPTION, "text3", wrap=True)
        self.segment, self.use_case = QLineEdit(), QLineEdit()
        for field, name in ((self.segment, tr("Any segment")), (self.use_case, tr("Any use case"))):
            field.setPlaceholderText(name)
            field.setMaximumWidth(scaled(180))
            field.editingFinished.connect(self._describe)
        self.segment.setAccessibleName(tr("Segment"))
        self.use_case.setAccessibleName(tr("Use case"))
        self.publish = Button(theme, tr("Publish"), "primary")
        self.copy = Button(theme, tr("Make it my own"), "default", "copy")
        self.remove = Button(theme, "", "icon", "trash-2", name=tr("Delete blueprint"))
        self.remove.setToolTip(tr("Delete blueprint"))
        self.model = RecordModel(COLUMNS, self)
        self.model.use_texts(
            lambda part: {
                "text": part.text,
                "side": tr(SIDES[part.side]) if part.side else "",
                "unit": part.unit,
                "start": _days(part.start),
                "days": _days(part.days),
            }
        )
        delegate = RecordDelegate(theme, COLUMNS)
        delegate.closed = {"side": lambda: [tr(word) for word in SIDES.values()]}
        self.table = RecordTable(theme, self.model, delegate, tr("Parts of the blueprint"))
        self.add_buttons = {
            kind: Button(theme, tr(word), "quiet", "plus", name=tr("Add: {part}", part=tr(word)))
            for kind, word in KINDS.items()
        }
        self._delegate = delegate
        self._lay_out()
        self._connect()

    def show_blueprints(
        self, page: BlueprintPage, shipped: tuple[ShippedBlueprint, ...], *, editable: bool
    ) -> None:
        """Show the blueprints; one stays at the one that one was at, or goes to one that is new."""
        ids = frozenset(entry.id for entry in page.entries)
        new = ids - self._ids
        known = self._ids
        self._page, self._shipped, self._editable, self._ids = page, shipped, editable, ids
        lines = [Line("own", tr("Own blueprints"), is_head=True)] if page.entries else []
        lines += [_line(entry, editable=editable) for entry in page.entries]
        lines.append(Line("shipped", tr("Blueprints of the program"), is_head=True))
        lines += [Line(one.key, one.name, below=one.use_case) for one in shipped]
        self.list.lines.editable = editable
        self.list.show_lines(lines)
        if len(new) == 1 and known:
            self.list.go_to(next(iter(new)))
        if self.list.current is None:
            self.list.step(1)
        self._key = self.list.current  # type: ignore[assignment] # the keys of the lines that are no heads
        self._show()

    def take_focus(self) -> None:
        """Begin in the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_over(self) -> None:
        """Forget what was shown, as of another workspace."""
        self._ids, self._key = frozenset(), None

    @property
    def _entry(self) -> BlueprintEntry | None:
        return next((entry for entry in self._page.entries if entry.id == self._key), None)

    @property
    def _blueprint(self) -> Blueprint | None:
        if isinstance(self._key, int):
            return self._page.drafts.get(self._key)
        return next((one.blueprint for one in self._shipped if one.key == self._key), None)

    def _show(self) -> None:
        entry, blueprint = self._entry, self._blueprint
        shipped = next((one for one in self._shipped if one.key == self._key), None)
        own = entry is not None and self._editable
        readable = own and blueprint is not None
        for field, text in (
            (self.segment, entry.segment if entry else shipped.segment if shipped else ""),
            (self.use_case, entry.use_case if entry else shipped.use_case if shipped else ""),
        ):
            field.setText(text)
            field.setCursorPosition(0)
            field.setReadOnly(not own)
        self.title.setText(entry.name if entry else shipped.name if shipped else "")
        self._about.setText(_state(entry) if entry else shipped.about if shipped else "")
        self._past.setText(self._followers(entry) if entry else summary_text(blueprint) if blueprint else "")
        self.publish.setVisible(own)
        self.publish.setEnabled(readable and bool(entry and entry.has_draft))
        self.remove.setVisible(own)
        self.copy.setVisible(shipped is not None and self._editable)
        self.model.editable = readable
        for button in self.add_buttons.values():
            button.setVisible(readable)
        self.model.show(rows_of(blueprint) if blueprint is not None else ())
        if self._await is not None:
            wanted, self._await = self._await, None
            place = next((one.id for one in rows_of(blueprint or Blueprint()) if one.key == wanted), None)
            if place is not None:
                self.table.select(place)
                self.table.take_focus()

    def _followers(self, entry: BlueprintEntry) -> str:
        """Return the editions, and which plans follow an older one than the newest."""
        editions = [
            tr("edition {number} of {day}", number=one.number, day=_day(one.published_on))
            for one in self._page.editions.get(entry.id, ())[:3]
        ]
        older = [
            tr("{account} (edition {number})", account=one.account, number=one.edition)
            for one in self._page.followers.get(entry.id, ())
            if one.edition < entry.edition
        ]
        parts = [", ".join(editions)]
        if older:
            more = f" +{len(older) - 5}" if len(older) > 5 else ""
            parts.append(tr("On an older edition: {plans}", plans=", ".join(older[:5]) + more))
        return "\n".join(part for part in parts if part)

    def _lay_out(self) -> None:
        head = row(self.title, 0, self.copy, self.publish, self.remove, spacing=8)
        fields = row(self.segment, self.use_case, 0, spacing=8)
        top = QWidget()
        box = column(spacing=6, margins=(20, 14, 16, 12))
        box.addLayout(head)
        box.addWidget(self._about)
        box.addWidget(self._past)
        box.addLayout(fields)
        top.setLayout(box)
        foot = Panel("sunken", "top")
        foot.setLayout(row(*self.add_buttons.values(), 0, spacing=4, margins=(16, 4, 16, 4)))
        right = column(top, spacing=0)
        right.addWidget(self.table, 1)
        right.addWidget(foot)
        whole = row(self.list, line(vertical=True), spacing=0)
        whole.addLayout(right, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _key: self.table.take_focus())
        self.list.named.connect(self._rename)
        self.list.delete_requested.connect(self._ask_delete)
        self.model.entered.connect(self._enter)
        self.table.delete_requested.connect(self._drop)
        self.publish.clicked.connect(lambda: self.publish_requested.emit(self._key))
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self._key))
        self.remove.clicked.connect(lambda: self._ask_delete(self._key))
        for kind, button in self.add_buttons.items():
            button.clicked.connect(lambda _=False, kind=kind: self._add(kind))

    def _pick(self, key: Key) -> None:
        if key != self._key:
            self._key = key
            self._show()

    def _rename(self, key: Key, name: str) -> None:
        entry = next((one for one in self._page.entries if one.id == key), None)
        if entry is not None and name.strip() and name.strip() != entry.name:
            self.described.emit(entry.id, name.strip(), entry.segment, entry.use_case)

    def _describe(self) -> None:
        entry = self._entry
        said = (self.segment.text().strip(), self.use_case.text().strip())
        if entry is not None and self._editable and said != (entry.segment, entry.use_case):
            self.described.emit(entry.id, entry.name, *said)

    def _ask_delete(self, key: object) -> None:
        if isinstance(key, int) and self._editable:
            self.delete_requested.emit(key)

    def _enter(self, part: PartRow, field: str, text: str) -> None:
        self._change(lambda blueprint: with_field(blueprint, part, field, text))

    def _drop(self) -> None:
        place = self.table.current_id
        if place is not None:
            part = self.model.row(place)
            self._change(lambda blueprint: without(blueprint, part))

    def _add(self, kind: Kind) -> None:
        place = self.table.current_id
        at = self.model.row(place) if place is not None else None

        def add(blueprint: Blueprint) -> Blueprint:
            made, self._await = with_part(blueprint, kind, at)
            return made

        self._change(add)

    def _change(self, change: Callable[[Blueprint], Blueprint]) -> None:
        blueprint = self._blueprint
        if blueprint is None or not isinstance(self._key, int) or not self._editable:
            return
        try:
            draft = change(blueprint)
        except InputError as error:
            self.refused.emit(str(error))
            return
        if draft != blueprint:
            # The next change begins where this one ends, though that is not read again yet.
            self._page = replace(self._page, drafts={**self._page.drafts, self._key: draft})
            self.draft_changed.emit(self._key, blueprint, draft)


def _line(entry: BlueprintEntry, *, editable: bool) -> Line:
    about = " · ".join(part for part in (entry.segment, entry.use_case) if part)
    end = tr("edition {number}", number=entry.edition) if entry.edition else tr("not published yet")
    return Line(entry.id, entry.name, end=end, below=about, name=entry.name if editable else None)


def _state(entry: BlueprintEntry) -> str:
    if entry.problem:
        return entry.problem
    edition = tr("Edition {number}", number=entry.edition) if entry.edition else tr("Not published yet")
    if entry.edition and entry.has_draft:
        edition = tr("{edition}, being changed", edition=edition)
    parts = [edition, trn("{count} plan made from it", "{count} plans made from it", entry.plans)]
    if entry.outdated:
        parts.append(
            trn("{count} follows an older edition", "{count} follow an older edition", entry.outdated)
        )
    return " · ".join(parts)


def _day(iso: str) -> str:
    return day_text(date.fromisoformat(iso))
