"""What is chosen in a Gantt chart: a bar or a dependency, walked to by keys, clicked, and read aloud."""

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip

from cs_desktop.common.language import tr
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.gantt import Bar, spoken
from cs_desktop.views.plan.gantt_area import GanttArea
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.text import plain_tooltip


class GanttChoice(GanttArea):
    """Lets one choose a bar or a dependency of a Chart, and tells which it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.chosen: ObjectKey | None = None
        self.chosen_tie: int | None = None

    def choose(self, key: ObjectKey | None) -> None:
        """Choose a bar, scroll to it and read it aloud."""
        self.chosen, self.chosen_tie = key, None
        if key is not None and key in self._places:
            self._come_to(key)
        self._describe()
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell of a bar where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self.chart is not None:
            bar = self._bar_at(self._at(QPointF(event.pos())))
            if bar is None:
                QToolTip.hideText()
            else:
                text = plain_tooltip(spoken(bar, self.chart))
                QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    def _keep_chosen(self) -> None:
        """Leave chosen what the chart still has."""
        assert self.chart is not None
        if self.chosen not in self._places:
            self.chosen = None
        if all(tie.id != self.chosen_tie for tie in self.chart.work.ties):
            self.chosen_tie = None

    def _walk(self, down: int) -> None:
        assert self.chart is not None
        order = list(self.chart.bars)
        place = order.index(self.chosen) + down if self.chosen in self._places and self.chosen else 0
        self.choose(order[min(max(place, 0), len(order) - 1)])

    def _walk_ties(self, down: int) -> None:
        """Choose one of the dependencies of what is chosen after the other."""
        assert self.chart is not None
        if self.chosen is None:
            return
        work = self.chart.work
        ties = [*work.into.get(self.chosen, ()), *work.out_of.get(self.chosen, ())]
        if not ties:
            self._say(tr("waits for nothing, and nothing waits for it"))
            return
        here = next((at for at, one in enumerate(ties) if one.id == self.chosen_tie), -1 if down > 0 else 0)
        one = ties[(here + down) % len(ties)]
        self.chosen_tie = one.id
        before, after = work.by_key[one.before].name, work.by_key[one.after].name
        self._say(tr("{after} waits for {before}", after=after, before=before))
        self.viewport().update()

    def _choose_at(self, at: QPointF) -> None:
        """Choose the arrow or the row at a place."""
        assert self.chart is not None
        scale = self.scale()
        tie_id = scale.tie_at(at, self._places)
        place = scale.row_at(at.y())
        if tie_id is not None:
            self.chosen, self.chosen_tie = None, tie_id
            self.viewport().update()
        elif place is not None and at.x() < self.names:
            self.choose(self.chart.rows[place].key)
        else:
            self.choose(None)

    def _bar_at(self, at: QPointF) -> Bar | None:
        if self.chart is None:
            return None
        found = self.scale().grip_at(at, self.chosen)
        if found is not None:
            return found[0]
        place = self.scale().row_at(at.y())
        return self.chart.rows[place].bars[0] if place is not None and at.x() < self.names else None

    def _describe(self) -> None:
        chart = self.chart
        bar = chart.bars.get(self.chosen) if chart is not None and self.chosen is not None else None
        said = spoken(bar, chart) if bar is not None and chart is not None else ""
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            self._say(said)

    def _say(self, said: str) -> None:
        if said and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
