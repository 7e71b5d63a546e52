"""What an editor knows of the stored text of its field, while edits are on their way there."""

from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class StoredText:
    """The stored text, and the texts sent to be stored that nobody has answered for yet, oldest first.

    Answers come in the order of sending.
    """

    known: str = ""
    """Stored for certain, as far as this editor was told."""
    sent: deque[str] = field(default_factory=deque)

    @property
    def newest(self) -> str:
        """Return what the next edit starts from: the text sent last, else the stored one."""
        return self.sent[-1] if self.sent else self.known

    def send(self, text: str) -> None:
        """Take note that a text is on its way."""
        self.sent.append(text)

    def taken(self) -> None:
        """Take note that the oldest text on its way is stored."""
        self.known = self.sent.popleft()

    def refused(self) -> bool:
        """Take note that the oldest text on its way is not stored; return whether nothing follows it."""
        self.sent.popleft()
        return not self.sent
