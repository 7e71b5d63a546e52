"""Search joined to the palette, to its panel, and to the places where things stand."""

from PySide6.QtCore import QObject, QTimer, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.palette_finder import ONLY_COMMANDS
from cs_desktop.controllers.search import SearchController
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.palette import Group, PaletteEntry, Target, Verb
from cs_desktop.domain.search import SearchHit, SearchPage
from cs_desktop.views.palette.overlay import PaletteOverlay
from cs_desktop.views.search.hits import where
from cs_desktop.views.search.panel import SearchPanel
from cs_desktop.views.wiring.leading import Leading, Spot
from cs_desktop.views.wiring.window_desk import WindowDesk

TYPING_MS = 120
"""After so long without a key the words are looked for in texts too."""
IN_PALETTE = 6
_LISTED = {
    (Kind.ACCOUNT, "name"),
    (Kind.CONTACT, "name"),
    (Kind.OBJECTIVE, "text"),
    (Kind.REVIEW, "title"),
}
"""What the palette's other groups find."""
_ICONS = {
    Kind.ACCOUNT: "building-2",
    Kind.CONTACT: "users",
    Kind.OBJECTIVE: "target",
    Kind.REVIEW: "presentation",
    Kind.ATTACHMENT: "file",
}


class SearchWiring(QObject):
    """Looks for words while one types in the palette or in the panel, and goes where they stand."""

    answered = Signal()
    """What was found is on screen."""

    def __init__(
        self, desk: WindowDesk, search: SearchController, palette: PaletteOverlay, leading: Leading
    ) -> None:
        super().__init__(desk.window)
        self._window, self._actions, self._search, self._palette = desk.window, desk.actions, search, palette
        self._leading = leading
        self.panel = desk.window.side.take(SearchPanel(desk.theme))
        self._typed: tuple[str, int | None] = ("", None)
        self._hits: dict[Target, SearchHit] = {}
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._ask_for_palette)
        desk.actions[ActionId.SEARCH].triggered.connect(self._open_panel)
        palette.asked.connect(self._wait)
        palette.chosen.connect(self._follow)
        self.panel.asked.connect(self._ask_for_panel)
        self.panel.opened.connect(self.open_hit)
        search.updated.connect(self._ask_again)
        search.progressed.connect(self._show_progress)
        desk.workspace.opened.connect(self._start_over)
        desk.workspace.closed.connect(self._start_over)
        desk.window.closing.connect(self._typing.stop)
        desk.window.closing.connect(search.leave)

    def open_hit(self, hit: SearchHit) -> None:
        """Go where something was found."""
        self._leading.lead(Spot(hit.kind, hit.id, hit.account_id, hit.name, hit.column))

    def _start_over(self) -> None:
        self._typing.stop()
        self._search.leave()
        self.panel.start_over()

    def _open_panel(self) -> None:
        self._window.side.show_panel(self.panel, tr("Search everything"))
        self.panel.field.selectAll()

    def _indexing(self, page: SearchPage) -> str:
        """Say that the index is still being made, where it is."""
        if page.complete:
            return ""
        share = self._search.share
        return tr("Still indexing, {percent}%", percent=int(share * 100)) if share else tr("Still indexing …")

    def _wait(self, text: str, account_id: int | None) -> None:
        self._typed = (text, account_id)
        question = text.strip()
        if self._actions.situation.workspace and question and not question.startswith(ONLY_COMMANDS):
            self._typing.start()
        else:
            self._typing.stop()
            self._palette.show_hits(())

    def _ask_for_palette(self) -> None:
        if not self._actions.situation.workspace:
            # Closed since the last key.
            return
        text, account_id = self._typed

        def answer(page: SearchPage) -> None:
            if (text, account_id) == self._typed:
                self._show_in_palette(page)

        def fail(error: KnownError) -> None:
            self._palette.show_hits((), str(error))

        limit = IN_PALETTE
        self._search.ask(text, answer, fail, account_id=account_id, limit=limit, key="palette-text")

    def _show_in_palette(self, page: SearchPage) -> None:
        # What stands in a name is in the palette's other groups already.
        self._hits = {_target(hit): hit for hit in page.hits if (hit.kind, hit.column) not in _LISTED}
        entries = [_entry(target, hit) for target, hit in self._hits.items()]
        total = sum(page.counts.values())
        if total > len(page.hits) and entries:
            entries.append(_all_entry(total))
        self._palette.show_hits(entries, self._indexing(page))
        self.answered.emit()

    def _follow(self, entry: PaletteEntry) -> None:
        if entry.group is not Group.TEXT:
            return
        if entry.target in self._hits:
            self.open_hit(self._hits[entry.target])
        else:
            self._open_panel()
            self.panel.look_for(self._typed[0])

    def _ask_for_panel(self, question: str, kind: Kind | None) -> None:
        def answer(page: SearchPage) -> None:
            if question == self.panel.field.text():
                self.panel.show_page(page, self._indexing(page))
                self.answered.emit()

        kinds = [kind] if kind else []
        self._search.ask(
            question, answer, lambda error: self.panel.say(str(error)), kinds=kinds, key="panel-text"
        )

    def _ask_again(self) -> None:
        if self._palette.isVisible():
            self._wait(*self._typed)
        if self._window.side.shown is self.panel and self.panel.field.text().strip():
            self.panel.ask()

    def _show_progress(self) -> None:
        if self._window.side.shown is self.panel and not self._typing.isActive():
            self._ask_again()


def _target(hit: SearchHit) -> Target:
    return Target(Verb.HIT, f"{hit.kind.value}/{hit.column}", Group.TEXT, hit.id, hit.account_id)


def _entry(target: Target, hit: SearchHit) -> PaletteEntry:
    icon = _ICONS.get(hit.kind, "sticky-note")
    text = (hit.name, where(hit), icon, target)
    return PaletteEntry(Group.TEXT, *text, second=hit.snippet, second_bold=hit.bold)


def _all_entry(total: int) -> PaletteEntry:
    text = tr("Show all {count} in a panel", count=f"{total:,}")
    return PaletteEntry(Group.TEXT, text, "", "search", Target(Verb.HIT, group=Group.TEXT))
