"""How curves of emotion and their points are told apart, on screen and on paper, by more than colour."""

from dataclasses import dataclass

from cs_desktop.domain.figures import Status


@dataclass(frozen=True, slots=True)
class CurveLook:
    """A role of the colours and the dashes of a line, in widths of it; none for a solid one."""

    role: str
    past: tuple[float, ...]
    future: tuple[float, ...]

    def dashes(self, *, future: bool) -> tuple[float, ...]:
        """Return the dashes of what has been, or of what is to come."""
        return self.future if future else self.past


ROLES = ("accent", "series2", "text")
_PAST: tuple[tuple[float, ...], ...] = ((), (4.0, 1.6, 1.0, 1.6), (1.2, 1.6), (6.0, 2.0))
_FUTURE: tuple[tuple[float, ...], ...] = ((4.0, 3.0), (4.0, 3.0, 1.0, 3.0, 1.0, 3.0), (1.0, 4.0), (9.0, 5.0))
HEARD = CurveLook("text3", (1.0, 2.5), (1.0, 2.5))
"""Of what surveys say."""


def look_of_persona(place: int) -> CurveLook:
    """Return how the curve of the persona at a place looks: the first twelve are told apart by it."""
    return CurveLook(ROLES[place % len(ROLES)], _PAST[place % len(_PAST)], _FUTURE[place % len(_FUTURE)])


def form_of(value: float) -> Status:
    """Return the form of a feeling's point: round where it is good, square where bad, a triangle at 0."""
    return Status.GOOD if value > 0 else Status.RISK if value < 0 else Status.WATCH
