"""What surveys say of the stages, beside what was entered."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGraphicsScene

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.captions import HEIGHT, Caption, around
from cs_desktop.domain.journey.curve import height_of
from cs_desktop.domain.journey.curve_looks import HEARD
from cs_desktop.domain.journey.emotions import stage_x
from cs_desktop.domain.journey.feeling import gap
from cs_desktop.domain.journey.feeling_texts import gap_text, heard_text, signed
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.views.journey.curves import REACH, CurveItem, HeardItem
from cs_desktop.views.journey.drawn_feelings import DrawnFeelings, caption_width, keep
from cs_desktop.views.theme.theme import Theme

_WIDTH = 1.25


class HeardLayer:
    """Keeps a diamond for each stage in which surveys were answered, joined by a line."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        self._scene, self._theme = scene, theme
        self._items: dict[int, HeardItem] = {}
        self._line = CurveItem(theme)
        scene.addItem(self._line)

    def clear(self) -> None:
        """Show nothing."""
        keep(self._scene, self._items, ())
        self._line.hide()

    def show_heard(self, drawn: DrawnFeelings, places: Mapping[int, Point]) -> list[Box]:
        """Show what surveys say beside the points of the curves, and return what that takes up."""
        found = _places(drawn, places)
        keep(self._scene, self._items, found)
        line = sorted(found.values(), key=lambda point: point.x)
        self._line.show()
        self._line.show_points(line, drawn.lane, drawn.lane.right, HEARD, _WIDTH)
        taken = []
        for stage_id, at in found.items():
            if stage_id not in self._items:
                self._items[stage_id] = HeardItem(self._theme)
                self._scene.addItem(self._items[stage_id])
            taken += self._show_one(drawn, stage_id, at, places)
        return taken

    def captions(self, drawn: DrawnFeelings) -> list[tuple[Caption, str]]:
        """Return how many answered where no bar says it, as captions; their ids are the stages', negative."""
        found = []
        for stage_id, item in self._items.items():
            item.show_count("", None)
            if item.has_bar:
                continue
            text = tr("n {n}", n=drawn.heard[stage_id].n)
            at = Point(item.x(), item.y())
            # Stages have ids too, which may be those of feelings.
            found.append((Caption(-stage_id, at, caption_width(text) + 2), text))
        return found

    def show_count(self, caption: Caption, text: str, box: Box | None) -> None:
        """Write how many answered, where there is room for it."""
        self._items[-caption.id].show_count(text, box)

    def _show_one(
        self, drawn: DrawnFeelings, stage_id: int, at: Point, places: Mapping[int, Point]
    ) -> list[Box]:
        heard, felt = drawn.heard[stage_id], drawn.felt(stage_id)
        tip, taken = heard_text(drawn.content, stage_id, heard), [around(at, REACH)]
        point, text, box = None, "", None
        if felt is not None:
            value = drawn.value(felt)
            point, apart = places[felt.id], gap(value, heard)
            tip = f"{tip}\n{gap_text(value, heard)}"
            if apart:
                text = tr("{gap}, n {n}", gap=signed(apart), n=heard.n)
                middle = (at.y + point.y) / 2
                box = Box(at.x + 6, middle - HEIGHT / 2, caption_width(text) + 2, HEIGHT)
                taken += [Box(at.x - 2, min(at.y, point.y), 4, abs(at.y - point.y)), box]
        self._items[stage_id].show_heard(at, point, text, box, tip)
        return taken


def _places(drawn: DrawnFeelings, places: Mapping[int, Point]) -> Mapping[int, Point]:
    """Return where what surveys say stands, by stage: under or over what the chosen persona feels."""
    found = {}
    for stage_id, heard in drawn.heard.items():
        felt = drawn.felt(stage_id)
        x = places[felt.id].x if felt else stage_x(drawn.content, drawn.layout, stage_id)
        found[stage_id] = Point(x, height_of(heard.value, drawn.lane.y, drawn.lane.height))
    return found
