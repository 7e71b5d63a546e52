"""How decks look: logos, accent, letters and the texts on each page; for all decks or for one client's."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Conflict
from cs_desktop.domain.deck.branding import BrandBook, BrandEdit, own_value
from cs_desktop.domain.figures import Status
from cs_desktop.views.deck.said import SaidLine
from cs_desktop.views.deck.side.accent import AccentPart
from cs_desktop.views.deck.side.brand_texts import BrandTexts
from cs_desktop.views.deck.side.logo_card import LogoCard
from cs_desktop.views.deck.side.rows import named
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

ALL, CLIENT = "all", "client"
_ASK = "\n"
"""Stands for asking for files; no family is called so."""


class BrandPart(QWidget):
    """Shows a BrandBook, and says what is to be another way."""

    entered = Signal(object)
    """A BrandEdit; answered by `accept`, `reject` or `show_conflict`."""
    own_logo_wanted = Signal(object)
    own_logo_dropped = Signal(object)
    """The id of the client for whom our logo is another one, or none; None for all."""
    logo_wanted = Signal()
    logo_dropped = Signal()
    """The client's own."""
    typeface_wanted = Signal(object, str)
    """Files of another typeface are to be chosen: for whom, as above, and what is stored there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._book: BrandBook | None = None
        self._client = ""
        self._chosen_scope: str | None = None
        self._editable = True
        self.scope = SegmentedButtons(theme)
        """Whose brand is changed; stands beside the title where there is a choice."""
        self.scope.setParent(self)
        self.scope.hide()
        self.scope.add(ALL, tr("All decks"))
        self.scope.add(CLIENT, tr("This client"))
        self.scope.chosen.connect(self._turn)
        self.own, self.theirs = LogoCard(theme), LogoCard(theme)
        self.own.choose_requested.connect(lambda: self.own_logo_wanted.emit(self._whose))
        self.own.remove_requested.connect(lambda: self.own_logo_dropped.emit(self._whose))
        self.theirs.choose_requested.connect(self.logo_wanted)
        self.theirs.remove_requested.connect(self.logo_dropped)
        self.accent = AccentPart(theme)
        self.accent.chosen.connect(lambda color: self._enter("accent", color))
        self.typeface = ChoiceBox(theme, ())
        self.typeface.setAccessibleName(tr("Typeface"))
        self.typeface.activated.connect(self._choose_typeface)
        self.texts = BrandTexts(theme)
        self.texts.entered.connect(self.entered)
        self._follow = Button(theme, tr("Follow all decks"), "link")
        self._follow.clicked.connect(self._follow_all)
        self._own_here = SaidLine(theme, (self._follow,))
        self._warned = Label("", TextStyle.CAPTION, "watch", wrap=True)
        cards = row(spacing=8)
        cards.addWidget(self.own, 1)
        cards.addWidget(self.theirs, 1)
        box = column(spacing=10)
        box.addLayout(cards)
        box.addWidget(self.accent)
        box.addWidget(named(tr("Typeface"), self.typeface))
        for part in (self.texts, self._own_here, self._warned):
            box.addWidget(part)
        self.setLayout(box)

    def show_brand(self, book: BrandBook, client: str = "", *, editable: bool) -> None:
        """Show the brand of all decks, or of those of a client with a name."""
        if self._book is None or book.account_id != self._book.account_id:
            self._chosen_scope = None
        self._book, self._client, self._editable = book, client, editable
        shown = book.theirs or book.ours
        for part in (self.scope, self.theirs):
            part.setVisible(book.theirs is not None)
        self.scope.choose(self._scope)
        self.scope.setEnabled(editable)
        own_here = "own_logo" in shown.of_client
        removable = shown.own_logo is not None and (own_here or self._whose is None)
        self.own.show_logo(shown.company, tr("Ours"), shown.own_logo, removable=removable)
        self.theirs.show_logo(client, tr("Theirs"), shown.logo, removable=shown.logo is not None)
        for card in (self.own, self.theirs):
            card.setEnabled(editable)
        looked_at = shown if self._scope == CLIENT else book.ours
        self.accent.show_accent(looked_at.accent, editable=editable)
        self._show_typefaces(looked_at.typeface, book)
        self.texts.show_brand(book, self._whose)
        fields = shown.of_client if book.theirs is not None else frozenset()
        self._tell_own(fields)
        self._warned.setText("\n".join(shown.warnings))
        self._warned.setVisible(bool(shown.warnings))

    def close_while(self, why: Callable[[], str]) -> None:
        """Let nothing be typed while this tells a reason."""
        for field in self.texts.fields.values():
            field.close_while(why)

    def accept(self, edit: BrandEdit) -> None:
        """Tell the field that its text is stored."""
        if edit.field in self.texts.fields:
            self.texts.fields[edit.field].accept()

    def reject(self, edit: BrandEdit, message: str) -> None:
        """Give a text back with what is wrong with it."""
        if edit.field in self.texts.fields:
            self.texts.fields[edit.field].reject(message)
        elif edit.field == "accent":
            self.accent.refuse(message)

    def show_conflict(self, edit: BrandEdit, conflict: Conflict) -> None:
        """Show a text beside what somebody else stored; of a choice theirs stands, and is shown."""
        if edit.field in self.texts.fields:
            self.texts.fields[edit.field].show_conflict(conflict)

    @property
    def _scope(self) -> str:
        """Return whose brand is changed: the client's where it has one, until somebody chooses."""
        book = self._book
        if book is None or book.theirs is None:
            return ALL
        return self._chosen_scope or (CLIENT if book.theirs.of_client else ALL)

    @property
    def _whose(self) -> int | None:
        assert self._book is not None
        return self._book.account_id if self._scope == CLIENT else None

    def _turn(self, key: str) -> None:
        self.texts.commit()
        self._chosen_scope = key
        if self._book is not None:
            self.show_brand(self._book, self._client, editable=self._editable)

    def _tell_own(self, fields: frozenset[str]) -> None:
        names = {
            "accent": tr("accent"),
            "typeface": tr("typeface"),
            "company": tr("our name"),
            "footer": tr("footer"),
            "confidentiality": tr("marking"),
            "own_logo": tr("our logo"),
        }
        told = ", ".join(text for key, text in names.items() if key in fields)
        text = tr("For this client alone: {fields}", fields=told) if told else ""
        ways = (self._follow,) if self._editable else ()
        self._own_here.say(text, Status.NONE, *ways)

    def _follow_all(self) -> None:
        book = self._book
        if book is None or book.theirs is None:
            return
        for field in sorted(book.theirs.of_client):
            if field == "own_logo":
                self.own_logo_dropped.emit(book.account_id)
            else:
                self.entered.emit(
                    BrandEdit(book.account_id, field, own_value(book, book.account_id, field), "")
                )

    def _enter(self, field: str, text: str) -> None:
        if self._book is not None:
            base = own_value(self._book, self._whose, field)
            self.entered.emit(BrandEdit(self._whose, field, base, text))

    def _show_typefaces(self, chosen: str, book: BrandBook) -> None:
        families = [("", tr("Inter")), *((name, name) for name in book.typefaces)]
        if chosen and chosen not in book.typefaces:
            families.append((chosen, tr("{name}, files missing", name=chosen)))
        families.append((_ASK, tr("Choose files…")))
        self.typeface.clear()
        for key, text in families:
            self.typeface.addItem(text, key)
        self.typeface.setCurrentIndex(self.typeface.findData(chosen))
        self.typeface.setEnabled(self._editable)

    def _choose_typeface(self, place: int) -> None:
        assert self._book is not None
        key, stored = self.typeface.itemData(place), own_value(self._book, self._whose, "typeface")
        if key == _ASK:
            shown = self._book.theirs if self._scope == CLIENT and self._book.theirs else self._book.ours
            self.typeface.setCurrentIndex(self.typeface.findData(shown.typeface))
            self.typeface_wanted.emit(self._whose, stored)
        elif key != stored:
            self._enter("typeface", key)
