"""A deck on its way out: what leaves is looked through, then a file is written, with progress and Cancel."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.deck.whole import WholeDeck
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.shown import DeckShown, Finding, Leaving
from cs_desktop.views.deck.side.preflight import PreflightPanel
from cs_desktop.views.deck.side.side import DeckSide
from cs_desktop.views.files import PDF, ask_save
from cs_desktop.views.wiring.deck_desk import DeckDesk
from cs_desktop.views.wiring.written import tell_written

SLIDES = marked("Presentations (*.pptx)")
_WIDTH = 380


def export_name(name: str, audience: Audience, ending: str) -> str:
    """Return the name proposed for a deck's file; one for ourselves says so, and replaces no other."""
    says_so = audience is Audience.CLIENT or name.casefold().rstrip(" .").endswith("internal")
    return safe_name(name, ending if says_so else f" internal{ending}")


class DeckExportWiring(QObject):
    """Asks where to, and tells how far it is and what came of it."""

    listed = Signal()
    """What leaves is on screen."""

    def __init__(self, desk: DeckDesk, whole: WholeDeck, side: DeckSide) -> None:
        super().__init__(desk.around.window)
        self._desk, self._whole, self._side = desk, whole, side
        self.panel = desk.around.window.side.take(PreflightPanel(desk.around.theme))
        self._kind = PDF
        self._to_export = False
        """Whether what leaves is listed on the way to a file."""
        self._listed: DeckShown | None = None
        self._connect()

    def leave(self) -> None:
        """Put away what is about the deck; an export goes on."""
        self._desk.around.window.side.put_away(self.panel)

    def _connect(self) -> None:
        actions, foot, whole = self._desk.around.actions, self._side.export, self._whole
        actions[ActionId.EXPORT_DECK_PDF].triggered.connect(lambda: self._begin(PDF))
        actions[ActionId.EXPORT_DECK_PPTX].triggered.connect(lambda: self._begin(SLIDES))
        self._side.leaving.clicked.connect(self._look)
        whole.listed.connect(self._show)
        self.panel.export_requested.connect(self._ask)
        self.panel.closed.connect(self._desk.around.window.side.close_panel)
        self._desk.controller.loaded.connect(self._follow)
        exporting = whole.exporting
        exporting.started.connect(lambda: actions.update(exporting=True))
        exporting.progressed.connect(foot.advance)
        exporting.failed.connect(self._fail)
        exporting.ended.connect(self._end)
        foot.cancelled.connect(exporting.cancel)
        foot.again_requested.connect(self._ask)
        foot.advanced.connect(
            lambda percent: self._desk.screen.say_export(tr("Exporting {percent}%", percent=percent))
        )
        whole.written.connect(self._written)

    def _begin(self, kind: str) -> None:
        deck = self._desk.controller.now
        if deck is None:
            return
        self._kind, self._to_export = kind, True
        if deck.deck.audience is Audience.CLIENT:
            self._whole.list_leaving()
        else:
            self._listed = deck
            self._ask()

    def _look(self) -> None:
        self._to_export = False
        self._whole.list_leaving()

    def _show(self, deck: DeckShown, leaving: tuple[Leaving, ...], drawn: tuple[Finding, ...]) -> None:
        self._listed = deck
        self.panel.show_leaving(deck, leaving, drawn, export=self._to_export)
        side = self._desk.around.window.side
        if side.shown is not self.panel:
            side.show_panel(self.panel, tr("What leaves with the deck"), _WIDTH)
        self.listed.emit()

    def _follow(self, deck: DeckShown) -> None:
        """List anew what leaves, where the deck has changed since."""
        if self._desk.around.window.side.shown is self.panel and deck is not self._listed:
            self._whole.list_leaving()

    def _ask(self) -> None:
        deck = self._listed
        if deck is not None:
            ending = ".pdf" if self._kind == PDF else ".pptx"
            name = export_name(deck.entry.name, deck.deck.audience, ending)
            ask_save(self._desk.around.window, tr("Export the deck"), self._kind, name, self._write)

    def _write(self, out: Path) -> None:
        deck = self._listed
        if deck is None:
            return
        self._desk.around.window.side.put_away(self.panel)
        self._side.export.start("PDF" if self._kind == PDF else "PowerPoint", out.name)
        self._whole.write(deck, out, self._desk.screen.count.all if self._kind == PDF else 0)

    def _fail(self, error: KnownError) -> None:
        self._side.export.fail(str(error))
        if not self._side.isVisible():
            # The foot may be out of sight: then the error is told where one is.
            self._desk.around.window.toasts.warn(str(error), tr("Try again"), self._ask)

    def _end(self) -> None:
        self._side.export.finish()
        self._desk.screen.say_export("")
        self._desk.around.actions.update(exporting=False)

    def _written(self, path: Path, pages: int, warnings: Sequence[str]) -> None:
        tell_written(self._desk.around.window.toasts, path, pages, warnings)
