"""Reading again what is on screen, one read at a time however fast things change."""

from collections.abc import Callable

from cs_desktop.controllers.jobs import Job


class Refresher:
    """Starts reads; asked for more while one is under way, it reads once more at its end."""

    def __init__(self, read: Callable[[], Job]) -> None:
        self._read = read
        self._job: Job | None = None
        self._again = False

    def read(self) -> None:
        """Read at once; what is under way is no longer wanted."""
        self._again = False
        job = self._job = self._read()
        job.ended.connect(lambda: self._settle(job))

    def refresh(self) -> None:
        """Read soon."""
        if self._job is None:
            self.read()
        else:
            self._again = True

    def stop(self) -> None:
        """Read no more once what is under way has ended."""
        self._again = False

    def _settle(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job = None
        if self._again:
            self.read()
