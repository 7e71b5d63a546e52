"""Texts of an account: picked from the shipped words and filled in with its own names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs_desktop.services.demo.chance import Rng, pick
from cs_desktop.services.demo.circle import Circle, Contact
from cs_desktop.services.demo.history import History
from cs_desktop.services.demo.library import Library


@dataclass(frozen=True, slots=True)
class Teller:
    """Speaks for one account."""

    library: Library
    history: History
    circle: Circle
    rng: Rng

    def say(
        self, lines: str | Sequence[str], day: date, product: str = "", contact: Contact | None = None
    ) -> str:
        """Return one of the lines with its names filled in; people are those of the day."""
        line = lines if isinstance(lines, str) else pick(self.rng, lines)
        champion = self.circle.champion(day) or self.circle.someone(day)
        profile = self.history.profile
        return line.format(
            champion=champion.person.name,
            contact=(contact or self.circle.someone(day)).person.name,
            product=self.library.product(product or profile.products[0]),
            company=profile.name,
            us=self.library.vendor,
        )

    def note(self, key: str, day: date, product: str = "", contact: Contact | None = None) -> str:
        """Return what is noted of an activity; `key` names its texts."""
        return self.say(self.library.texts["activities"][key], day, product, contact)
