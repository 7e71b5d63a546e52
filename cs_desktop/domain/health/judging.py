"""What the forms of overrides and pulses begin with."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.domain.bands import Band
from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.health.pulses import Pulse
from cs_desktop.domain.health.standing import Bands


@dataclass(frozen=True, slots=True)
class OverrideFacts:
    """How the health of an account stands with overrides."""

    account_id: int
    name: str
    today: date
    bands: Bands
    calculated: float | None
    calculated_band: Band | None
    running: Override | None
    past: tuple[Override, ...]
    """Those that hold no more, the one that began last first."""


@dataclass(frozen=True, slots=True)
class PulseFacts:
    """The pulses of an account, the newest first, beside its calculated score."""

    account_id: int
    name: str
    today: date
    calculated: float | None
    calculated_band: Band | None
    pulses: tuple[Pulse, ...]

    def pulse(self, pulse_id: int) -> Pulse | None:
        """Return one of them by its id; None where it is not there."""
        return next((one for one in self.pulses if one.id == pulse_id), None)
