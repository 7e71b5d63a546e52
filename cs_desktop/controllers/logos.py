"""The accounts' logos: asked for where they are painted, unpacked elsewhere, kept by their hash."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.pictures import small_logo
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services.attached import content_of, logo_hashes
from cs_desktop.services.context import Context

KEPT = 500
"""Logos kept in memory, some 36 KB each; those asked for longest ago make room."""


class LogoController(QObject):
    """Answers at once with what it has, and says when there is more."""

    changed = Signal()
    """Ask again: some account has another logo, or one has been unpacked."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs = jobs
        self._context = context
        self._following = False
        self._hashes: dict[int, str] = {}
        self._images: OrderedDict[str, QImage | None] = OrderedDict()
        self._asked: set[str] = set()
        self._wanted: dict[str, None] = {}
        self._refresher = Refresher(self._read)
        # What is painted in one go is fetched in one go.
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._fetch)
        hub.subscribe(self, frozenset({Kind.ATTACHMENT}), self._refresh)

    def load(self) -> None:
        """Learn which accounts have a logo, and stay up to date."""
        self._following = True
        self._refresher.read()

    def forget(self) -> None:
        """Forget everything, as when the workspace is closed or another one opened."""
        self._following = False
        self._timer.stop()
        self._refresher.stop()
        self._hashes.clear()
        self._images.clear()
        self._asked.clear()
        self._wanted.clear()

    def image(self, account_id: int) -> QImage | None:
        """Return an account's logo if it is at hand; it is fetched otherwise. Cheap enough for painting."""
        sha256 = self._hashes.get(account_id)
        if sha256 is None:
            return None
        if sha256 in self._images:
            self._images.move_to_end(sha256)
            return self._images[sha256]
        if sha256 not in self._asked:
            self._asked.add(sha256)
            self._wanted[sha256] = None
            self._timer.start()
        return None

    def _refresh(self, _change: Change) -> None:
        # What was published just before the workspace was closed arrives after that.
        if self._following:
            self._refresher.refresh()

    def _read(self) -> Job:
        context = self._context()
        return self._jobs.run(lambda _job: logo_hashes(context), self._take, _ignore, key="logo hashes")

    def _take(self, hashes: dict[int, str]) -> None:
        if hashes != self._hashes:
            self._hashes = hashes
            self.changed.emit()

    def _fetch(self) -> None:
        wanted, self._wanted = tuple(self._wanted), {}
        context = self._context()

        def work(_job: Job) -> dict[str, QImage | None]:
            return {sha256: _unpacked(context, sha256) for sha256 in wanted}

        self._jobs.run(work, self._keep, _ignore)

    def _keep(self, images: dict[str, QImage | None]) -> None:
        self._asked.difference_update(images)
        self._images.update(images)
        _shorten(self._images, KEPT)
        self.changed.emit()


def _unpacked(context: Context, sha256: str) -> QImage | None:
    """Return a logo, None for one that is damaged: the account's initial stands for it."""
    try:
        return small_logo(content_of(context, sha256))
    except KnownError as error:
        context.log.warning("a logo is not shown: %s", error)
        return None


def _shorten(images: "OrderedDict[str, QImage | None]", most: int) -> None:
    while len(images) > most:
        images.popitem(last=False)


def _ignore(_error: KnownError) -> None:
    """Go on without logos; whatever fails here fails louder elsewhere."""
