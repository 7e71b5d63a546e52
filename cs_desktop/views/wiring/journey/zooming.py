"""How large the map is shown, and which part of it."""

from PySide6.QtCore import QObject, QRectF

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.views.wiring.journey.desk import MapDesk


class ZoomingWiring(QObject):
    """Joins the actions of the view to the canvas."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._canvas, self._toasts = desk.view.canvas, desk.window.toasts
        desk.actions[ActionId.MAP_FULL_SIZE].triggered.connect(self._canvas.show_full_size)
        desk.actions[ActionId.MAP_FIT_CHOSEN].triggered.connect(self._fit_chosen)
        desk.actions[ActionId.MINIMAP].triggered.connect(self._toggle)

    def _toggle(self) -> None:
        """Show the overview or not, and say so where there is nothing to see on it now."""
        minimap = self._canvas.minimap
        before = minimap.isVisible()
        minimap.toggle()
        if minimap.isVisible() == before:
            if minimap.wanted:
                self._toasts.tell(tr("The overview shows itself once the map is much larger."))
            else:
                self._toasts.tell(tr("The overview of the map stays hidden."))

    def _fit_chosen(self) -> None:
        """Show what is chosen as large as it can be; the whole map where nothing is."""
        layout = self._canvas.scene.layout
        if layout is None:
            return
        boxes: dict[tuple[Kind, int], Box] = {
            (Kind.JOURNEY_CARD, id_): box for id_, box in layout.cards.items()
        }
        boxes |= {(Kind.JOURNEY_STAGE, placed.id): placed.box for placed in layout.stages}
        boxes |= {(Kind.JOURNEY_LANE, placed.id): placed.box for placed in layout.lanes}
        around: Box | None = None
        for part in self._canvas.scene.chosen():
            box = boxes.get(part)
            if box is not None:
                around = box if around is None else around.around(box)
        if around is None:
            self._canvas.fit()
        else:
            self._canvas.fit_area(QRectF(around.x, around.y, around.width, around.height))
