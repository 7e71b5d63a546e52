"""The blueprints: one's own and those of the program, and the parts of the one that one is at."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.plan.blueprints import Blueprint, BlueprintEntry, Described, ShippedBlueprint
from cs_desktop.domain.plan.library_shown import BlueprintPage
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.library.blueprint_parts import BlueprintParts
from cs_desktop.views.library.template_list import Key, TemplateList
from cs_desktop.views.plan.start_page import summary_text
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import column, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label


class BlueprintsPage(QWidget):
    """Shows a BlueprintPage; says what is done with which blueprint."""

    draft_changed = Signal(object, object, object)
    """The id of a blueprint, its draft as it was, and as it is to be."""
    described = Signal(object, object, object)
    """The id of a blueprint, and how it is Described: as it was, and as it is to be."""
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
        self.list = TemplateList(
            theme, tr("Blueprints"), tr("Own blueprints"), tr("Blueprints of the program")
        )
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
        self.parts = BlueprintParts(theme)
        self._lay_out()
        self._connect()

    def show_blueprints(
        self, page: BlueprintPage, shipped: tuple[ShippedBlueprint, ...], *, editable: bool
    ) -> None:
        """Show the blueprints; one stays at the one that one was at, or goes to one that is new."""
        self._page, self._shipped, self._editable = page, shipped, editable
        self._key = self.list.show_templates(
            [_line(entry, editable=editable) for entry in page.entries],
            [Line(one.key, one.name, below=one.use_case) for one in shipped],
            editable=editable,
        )
        self._show()

    def take_focus(self) -> None:
        """Begin in the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_over(self) -> None:
        """Forget what was shown, as of another workspace."""
        self._key = None
        self.list.start_over()

    @property
    def _entry(self) -> BlueprintEntry | None:
        return next((entry for entry in self._page.entries if entry.id == self._key), None)

    @property
    def draft(self) -> Blueprint | None:
        """Return what is shown of the one that one is at; None where it cannot be read."""
        if isinstance(self._key, int):
            return self._page.drafts.get(self._key)
        return next((one.blueprint for one in self._shipped if one.key == self._key), None)

    def _show(self) -> None:
        entry, blueprint = self._entry, self.draft
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
        self.parts.show_blueprint(blueprint, editable=readable)

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
        right = column(top, spacing=0)
        right.addWidget(self.parts, 1)
        whole = row(self.list, line(vertical=True), spacing=0)
        whole.addLayout(right, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _key: self.parts.table.take_focus())
        self.list.named.connect(self._rename)
        self.list.delete_requested.connect(self._ask_delete)
        self.parts.changed.connect(self._change)
        self.parts.refused.connect(self.refused)
        self.publish.clicked.connect(lambda: self.publish_requested.emit(self._key))
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self._key))
        self.remove.clicked.connect(lambda: self._ask_delete(self._key))

    def _pick(self, key: Key) -> None:
        if key != self._key:
            self._key = key
            self._show()

    def _rename(self, key: Key, name: str) -> None:
        entry = next((one for one in self._page.entries if one.id == key), None)
        if entry is not None and name.strip() and name.strip() != entry.name:
            was = entry.described
            self.described.emit(entry.id, was, was._replace(name=name.strip()))

    def _describe(self) -> None:
        entry = self._entry
        said = (self.segment.text().strip(), self.use_case.text().strip())
        if entry is not None and self._editable and said != (entry.segment, entry.use_case):
            self.described.emit(entry.id, entry.described, Described(entry.name, *said))

    def _ask_delete(self, key: object) -> None:
        if isinstance(key, int) and self._editable:
            self.delete_requested.emit(key)

    def _change(self, was: Blueprint, draft: Blueprint) -> None:
        if isinstance(self._key, int):
            self._page = replace(self._page, drafts={**self._page.drafts, self._key: draft})
            self.draft_changed.emit(self._key, was, draft)


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
