"""The hybrid logical clock of the log: milliseconds since 1970 in UTC, never less than the newest before."""

from datetime import UTC, datetime

_LATEST = 253_402_300_799_999
"""The last millisecond that a calendar has; damage may leave a later one."""


def moment(clock: int) -> datetime:
    """Return a clock's time, in UTC."""
    milliseconds = min(max(clock, 0), _LATEST)
    return datetime.fromtimestamp(milliseconds // 1000, UTC).replace(microsecond=milliseconds % 1000 * 1000)
