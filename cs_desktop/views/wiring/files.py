"""An account's files and logo: asking for them, showing them, handing them to other programs."""

from pathlib import Path

from PySide6.QtCore import QObject

from cs_desktop.common.file_names import suggested_name
from cs_desktop.common.language import tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.files import FilesController
from cs_desktop.controllers.logos import LogoController
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.files import ANY, PICTURES, ask_open, ask_open_many, ask_save, open_outside
from cs_desktop.views.portfolio.screen import PortfolioScreen
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.window_desk import WindowDesk


class FilesWiring(QObject):
    """Joins the section of files and the places where logos stand to their controllers."""

    def __init__(
        self,
        desk: WindowDesk,
        screen: AccountScreen,
        portfolio: PortfolioScreen,
        account: AccountController,
        edits: EditWiring,
    ) -> None:
        super().__init__(desk.window)
        self._window, self._section = desk.window, screen.files
        self.files = files = FilesController(desk.jobs, desk.hub, desk.workspace.context)
        self.logos = logos = LogoController(desk.jobs, desk.hub, desk.workspace.context)
        self.book = LogoBook(logos.image, self)
        logos.changed.connect(self.book.changed)
        for place in (desk.window.sidebar, screen, portfolio.table):
            place.use_logos(self.book)
        for signal in (desk.workspace.opened, desk.workspace.closed):
            signal.connect(logos.forget)
            signal.connect(files.leave)
        desk.workspace.opened.connect(logos.load)
        desk.window.closing.connect(files.close)
        desk.window.closing.connect(logos.forget)
        account.loaded.connect(self._follow)
        desk.actions[ActionId.ATTACH_FILE].triggered.connect(self._ask_files)
        desk.actions[ActionId.SET_LOGO].triggered.connect(self._ask_logo)
        self._connect_section(screen)
        files.loaded.connect(self._section.show_files)
        files.edited.connect(edits.took)
        files.refused.connect(self._section.refuse_name)
        files.failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        files.saved.connect(self._saved)
        files.copied.connect(open_outside)
        files.started.connect(self._section.progress.start)
        files.progressed.connect(self._section.progress.advance)
        files.ended.connect(self._section.progress.finish)

    def _connect_section(self, screen: AccountScreen) -> None:
        section, files = screen.files, self.files
        section.attach_requested.connect(self._ask_files)
        section.dropped.connect(files.attach)
        section.open_requested.connect(files.open)
        section.save_requested.connect(self._ask_where)
        section.remove_requested.connect(files.remove)
        section.renamed.connect(files.rename)
        section.logo_requested.connect(files.use_as_logo)
        section.progress.cancelled.connect(files.stop)

    def _follow(self, page: AccountPage) -> None:
        """Show the files of the account that has come on screen."""
        if self.files.account_id != page.row.id:
            self._section.start_over()
            self.files.show(page.row.id)

    def _ask_files(self) -> None:
        ask_open_many(self._window, tr("Attach files"), ANY, self.files.attach)

    def _ask_logo(self) -> None:
        ask_open(self._window, tr("Set logo"), PICTURES, self.files.set_logo)

    def _ask_where(self, attachment_id: int, name: str) -> None:
        ask_save(
            self._window,
            tr("Save file"),
            ANY,
            suggested_name(name),
            lambda target: self.files.save(attachment_id, target),
        )

    def _saved(self, path: Path) -> None:
        self._window.toasts.tell(tr("Wrote {name}", name=path.name))
