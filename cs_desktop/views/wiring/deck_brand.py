"""A brand wherever it is shown, joined to what stores it."""

from pathlib import Path

from PySide6.QtCore import QObject

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.deck.brand import BrandController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.deck.branding import BrandBook
from cs_desktop.views.deck.side.brand import BrandPart
from cs_desktop.views.files import PICTURES, ask_open, ask_open_many
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.wiring.edits import EditWiring

FONTS = marked("Fonts (*.ttf *.otf)")


class BrandWiring(QObject):
    """Shows a brand in one part, and stores what is done there."""

    def __init__(
        self,
        window: MainWindow,
        part: BrandPart,
        controller: BrandController,
        workspace: WorkspaceController,
        edits: EditWiring,
    ) -> None:
        super().__init__(window)
        self._window, self._part, self.controller = window, part, controller
        self._workspace = workspace
        controller.setParent(self)
        self.client = ""
        """The name of the client whose decks are looked at; empty for all."""
        self._editable = True
        self._book: BrandBook | None = None
        part.close_while(self._why_closed)
        controller.loaded.connect(self._show)
        # One sees it on the page; the step stands in the history all the same.
        controller.done.connect(lambda change: edits.took(change, quietly=True))
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        controller.accepted.connect(part.accept)
        controller.rejected.connect(lambda edit, error: part.reject(edit, str(error)))
        controller.conflicted.connect(part.show_conflict)
        part.entered.connect(controller.enter)
        part.own_logo_wanted.connect(self._ask_own_logo)
        part.own_logo_dropped.connect(controller.remove_own_logo)
        part.logo_wanted.connect(self._ask_logo)
        part.logo_dropped.connect(self._drop_logo)
        part.typeface_wanted.connect(self._ask_typeface)
        edits.finish_first(part.texts.commit)
        workspace.opening.connect(lambda _name: part.texts.commit())

    def let_edit(self, *, editable: bool) -> None:
        """Let the brand be changed or not, as where a frozen deck is shown."""
        if editable is not self._editable:
            self._editable = editable
            if self._book is not None:
                self._show(self._book)

    def _why_closed(self) -> str:
        if not self._editable:
            return tr("Frozen values are shown: choose Live to change this.")
        return self._workspace.why_closed()

    def _show(self, book: BrandBook) -> None:
        self._book = book
        editable = self._editable and not self._workspace.context().workspace.read_only
        self._part.show_brand(book, self.client, editable=editable)

    def _ask_own_logo(self, account_id: int | None) -> None:
        def take(path: Path) -> None:
            self.controller.set_own_logo(account_id, path)

        ask_open(self._window, tr("Choose our logo"), PICTURES, take)

    def _ask_logo(self) -> None:
        account_id = self.controller.account_id
        if account_id is not None:
            title = tr("Choose the logo of {name}", name=self.client)
            ask_open(self._window, title, PICTURES, lambda path: self.controller.set_logo(account_id, path))

    def _drop_logo(self) -> None:
        if self.controller.account_id is not None:
            self.controller.remove_logo(self.controller.account_id)

    def _ask_typeface(self, account_id: int | None, base: str) -> None:
        def take(files: list[Path]) -> None:
            self.controller.keep_typeface(account_id, base, files)

        title = tr("Choose the files of a typeface: regular, medium, semibold")
        ask_open_many(self._window, title, FONTS, take)
