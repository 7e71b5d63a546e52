"""The plan that leaves for the customer, and the page that the customer fills in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import marked, tr, trc
from cs_desktop.common.text import changed_text
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.plan.sharing import SharingController
from cs_desktop.domain.plan.client_page import ClientPage
from cs_desktop.domain.plan.sharing import ShareFormat, ShareRequest
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.files import PDF, ask_open, ask_save, open_outside
from cs_desktop.views.plan.page_panel import PagePanel
from cs_desktop.views.plan.share_panel import SharePanel
from cs_desktop.views.plan.ticked_panel import TickedChange, TickedPanel
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.wiring.plan.desk import PlanDesk
from cs_desktop.views.wiring.written import tell_written

WORKBOOKS = marked("Workbooks (*.xlsx)")
PAGES = marked("Pages that were filled in (*.pdf *.xlsx)")
WIDTH = 340


class SharingWiring(QObject):
    """Opens the panels, asks where to, and tells what came of it."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.panel = desk.window.side.take(SharePanel(desk.theme))
        self.page_panel = desk.window.side.take(PagePanel(desk.theme))
        self.review = desk.window.side.take(TickedPanel(desk.theme))
        self.controller = SharingController(desk.jobs, desk.workspace.context, desk.controller)
        self.controller.setParent(self)
        self.button = Button(
            desk.theme, tr("Share as PDF"), "default", "file-text", name=tr("Share plan as PDF")
        )
        self.button.follow(desk.actions[ActionId.SHARE_PLAN])
        self._asked = ShareRequest()
        self._page: ClientPage | None = None
        self._connect()

    def _connect(self) -> None:
        desk, panel, controller = self._desk, self.panel, self.controller
        exporting = controller.exporting
        desk.actions[ActionId.SHARE_PLAN].triggered.connect(self.open)
        desk.actions[ActionId.WRITE_CLIENT_PAGE].triggered.connect(self._open_page)
        desk.actions[ActionId.READ_CLIENT_PAGE].triggered.connect(self._ask_read)
        panel.submitted.connect(self._ask)
        self.page_panel.submitted.connect(self._ask_page)
        for one in (panel, self.page_panel):
            one.cancelled.connect(desk.window.side.close_panel)
        panel.progress.cancelled.connect(exporting.cancel)
        exporting.started.connect(self._begin)
        exporting.progressed.connect(panel.progress.advance)
        exporting.ended.connect(self._end)
        exporting.failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        controller.written.connect(self._written)
        controller.page_written.connect(self._page_written)
        controller.page_read.connect(self._show_page)
        controller.page_taken.connect(self._close_review)
        self.review.apply_requested.connect(self._take)
        desk.controller.loaded.connect(self._stay_with_plan)
        desk.account.left.connect(self._leave)
        desk.screen.tabs.chosen.connect(lambda _key: self._leave())
        desk.workspace.closed.connect(self._leave)

    def open(self) -> None:
        """Open the panel for the plan on screen."""
        self._desk.window.side.show_panel(self.panel, tr("Share the plan"))

    def _ask(self) -> None:
        wanted = self._asked = self.panel.request()
        kind = PDF if wanted.format is ShareFormat.PDF else WORKBOOKS
        ask_save(self._desk.window, tr("Share the plan"), kind, self._name(wanted.format.value), self._write)

    def _write(self, out: Path) -> None:
        self.controller.write(self._asked, out)

    def _open_page(self) -> None:
        self._desk.window.side.show_panel(self.page_panel, tr("Page for the customer to fill in"))

    def _ask_page(self) -> None:
        kind, paper = self.page_panel.kind, self.page_panel.sheet
        files = PDF if kind is ShareFormat.PDF else WORKBOOKS
        name = self._name(kind.value, tr("to fill in"))
        title = tr("Page for the customer to fill in")
        ask_save(self._desk.window, title, files, name, lambda out: self.controller.write_page(out, paper))

    def _ask_read(self) -> None:
        ask_open(self._desk.window, tr("Read the customer's page"), PAGES, self.controller.read_page)

    def _name(self, ending: str, more: str = "") -> str:
        shown = self._desk.view.shown
        head = shown.content.head.name if shown is not None and shown.content is not None else ""
        whose = " ".join(part for part in (self._desk.screen.header_name, head, more) if part)
        return safe_name(whose, f".{ending}", "Plan")

    def _begin(self) -> None:
        self.panel.progress.start(tr("Writing the plan"))
        self.panel.show_under_way(running=True)

    def _end(self) -> None:
        self.panel.progress.finish()
        self.panel.show_under_way(running=False)

    def _written(self, path: Path, pages: int, warnings: Sequence[str]) -> None:
        tell_written(self._desk.window.toasts, path, pages, warnings)

    def _page_written(self, path: Path, missing: Sequence[str]) -> None:
        self._desk.window.side.put_away(self.page_panel)
        text = tr("Wrote {name}", name=path.name)
        self._desk.window.toasts.tell(text, trc("verb", "Open"), lambda: open_outside(path))
        for char in missing:
            code = f"U+{ord(char):04X}"
            self._desk.window.toasts.warn(
                tr("No font has the character {character} ({code}).", character=repr(char), code=code)
            )

    def _show_page(self, page: ClientPage) -> None:
        if page.plan_id != self._desk.controller.plan_id:
            return
        self._page = page
        lines = [
            TickedChange(
                one.id,
                one.text,
                changed_text(one.before, one.now) if one.before else one.now,
                one.own,
            )
            for one in page.changes
        ]
        self.review.show_changes(
            tr("What the customer filled in on {name}. Nothing is stored yet.", name=page.name),
            [(tr("Changes"), lines)],
            page.notes,
            tr("The page says what the plan says."),
        )
        self._desk.window.side.show_panel(self.review, tr("The customer's page"), WIDTH)

    def _take(self, chosen: frozenset[str]) -> None:
        if self._page is not None and chosen:
            self.controller.take_page(self._page, chosen)
        else:
            self._close_review()

    def _close_review(self) -> None:
        self._page = None
        self._desk.window.side.put_away(self.review)

    def _stay_with_plan(self, shown: PlanShown) -> None:
        """What was read is about one plan."""
        head = shown.content.head.id if shown.content is not None else None
        if self._page is not None and self._page.plan_id != head:
            self._close_review()

    def _leave(self) -> None:
        for panel in (self.panel, self.page_panel):
            self._desk.window.side.put_away(panel)
        self._close_review()
