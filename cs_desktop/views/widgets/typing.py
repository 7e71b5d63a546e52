"""When typing is kept: as a draft at short intervals, for good after a pause or after a long while."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds after which typing is kept."""

    draft: int = 300
    """From the first key to the draft; with the time to write it, a crash loses less than 400 ms."""
    idle: int = 5_000
    """From the last key to storing it."""
    longest: int = 60_000
    """From the first key to storing it, where somebody types without a pause."""


class TypingClock(QObject):
    """Says when a draft is due and when the text is to be stored, while one types in one editor."""

    draft_due = Signal()
    store_due = Signal()

    def __init__(self, pace: Pace, parent: QObject) -> None:
        super().__init__(parent)
        self._composing = False
        self._overdue = False
        self._draft = self._timer(pace.draft)
        self._idle = self._timer(pace.idle)
        self._longest = self._timer(pace.longest)
        self._draft.timeout.connect(self.draft_due)
        for timer in (self._idle, self._longest):
            timer.timeout.connect(self._store)

    def stroke(self, *, composing: bool) -> None:
        """Take note of a key; `composing` while an input method has not settled on the letters yet."""
        self._composing = composing
        self._idle.start()
        for timer in (self._draft, self._longest):
            if not timer.isActive():
                timer.start()
        if self._overdue and not composing:
            self._store()

    def stop(self) -> None:
        """Wait for the next key: everything typed so far is taken care of."""
        self._overdue = False
        for timer in (self._draft, self._idle, self._longest):
            timer.stop()

    def _store(self) -> None:
        # Half a word of an input method is not what anybody meant; it is waited for.
        self._overdue = self._composing
        if not self._composing:
            self.store_due.emit()

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        return timer
