"""Time, passed in from outside so that pictures and tests can hold it still."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr

NOW_VARIABLE = "CS_DESKTOP_NOW"
"""Environment variable that fixes the clock, an ISO 8601 time such as 2026-10-13T10:42:00."""


class Clock(Protocol):
    """Where the current moment comes from."""

    def now(self) -> datetime:
        """Return the current moment, in UTC."""
        ...

    def today(self) -> date:
        """Return the current day where the user is."""
        ...


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """Return the current moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the current day in the computer's own time zone."""
        return datetime.now(UTC).astimezone().date()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still at one moment (UTC)."""

    moment: datetime

    def now(self) -> datetime:
        """Return the fixed moment."""
        return self.moment

    def today(self) -> date:
        """Return the fixed moment's day."""
        return self.moment.date()


def clock_from(environment: dict[str, str]) -> Clock:
    """Return the fixed clock that the environment asks for, else the computer's own.

    Raises:
        KnownError: the variable is set to something that is not a time.
    """
    text = environment.get(NOW_VARIABLE, "")
    if not text:
        return SystemClock()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise KnownError(
            tr(
                "{now_variable} is {text}; set it to a time such as 2026-10-13T10:42:00.",
                now_variable=NOW_VARIABLE,
                text=repr(text),
            )
        ) from None
    return FixedClock(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
