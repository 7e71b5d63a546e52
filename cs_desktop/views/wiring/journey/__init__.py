"""The Journey tab joined to what answers it: one module a topic, all of them at one `MapDesk`."""

from cs_desktop.views.wiring.journey.tab import JOURNEY, JourneyWiring

__all__ = ["JOURNEY", "JourneyWiring"]
