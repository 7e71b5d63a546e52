"""The room that a map fills."""

from collections.abc import Mapping
from dataclasses import dataclass

from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.layout import Layout, lay_out, stage_widths
from cs_desktop.views.journey.wrapping import title_lines


@dataclass(frozen=True, slots=True)
class Room:
    """What lies open of the lanes at 100%, in points; `bar` is how wide a scroll bar beside them is."""

    across: float = 0.0
    down: float = 0.0
    bar: float = 0.0

    def layout_of(self, content: MapContent, more: Mapping[int, float] | None = None) -> Layout:
        """Return the layout of a map that fills this room, where its stages leave some of it.

        `more` is what cards need below what they say, by their ids.
        """
        layout = lay_out(content, title_lines, self.across, more)
        if layout.height <= self.down or layout.width > self.across:
            return layout
        return lay_out(content, title_lines, self.across - self.bar, more)

    def matters(self, content: MapContent, other: "Room") -> bool:
        """Return whether a map may look different in this room than in another."""
        needed = sum(stage_widths(content.stages, 0.0))
        return self != other and needed < max(self.across, other.across)
