"""Drawing the Gantt chart: bars, diamonds, what waits for what, and what would move."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.plan.gantt import Bar, State
from cs_desktop.domain.plan.work import Tie
from cs_desktop.views.plan.gantt_ground import GroundPen
from cs_desktop.views.plan.gantt_scale import tie_path
from cs_desktop.views.theme.direction import elided, leading
from cs_desktop.views.theme.fonts import TextStyle, font, scaled

_RADIUS = 3.5
_FILL = {
    State.DONE: "series3",
    State.ACTIVE: "accent_tint",
    State.LATE: "risk_tint",
    State.PLANNED: "surface",
}
_LINE = {State.DONE: "series3", State.ACTIVE: "accent", State.LATE: "risk_mark", State.PLANNED: "text3"}


class GanttPen(GroundPen):
    """Draws what is seen of a chart."""

    def draw(self) -> None:
        """Draw everything, rows that are out of sight left out."""
        painter, size = self._painter, self._seen.size
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(size, self._theme.color("surface"))
        names = self._scale.names
        painter.save()
        painter.setClipRect(self._flip(QRectF(names, 0, size.width() - names, size.height())))
        self._draw_grid()
        painter.save()
        painter.setClipRect(
            self._flip(
                QRectF(names, self._scale.head, size.width() - names, size.height() - self._scale.head)
            )
        )
        for tie in self._seen_ties():
            self._draw_tie(tie)
        for place, bar in self._seen_bars():
            self._draw_bar(place, bar)
        self._draw_ghosts()
        painter.restore()
        self._draw_today()
        painter.restore()
        self._draw_names()
        self._draw_pull()

    def _seen_ties(self) -> Collection[Tie]:
        """Return what has an end in sight; what only passes by would hide more than it tells."""
        work = self._chart.work
        found: dict[int, Tie] = {}
        for _place, bar in self._seen_bars():
            for tie in (*work.into.get(bar.key, ()), *work.out_of.get(bar.key, ())):
                found[tie.id] = tie
        return found.values()

    def _is_seen(self, place: int) -> bool:
        return self._scale.head - self._scale.row < self._scale.row_top(place) < self._seen.size.height()

    def _seen_bars(self) -> Iterator[tuple[int, Bar]]:
        first = max(int(self._scale.top // self._scale.row) - 1, 0)
        count = int(self._seen.size.height() // self._scale.row) + 3
        for place, row in enumerate(self._chart.rows[first : first + count], first):
            for bar in row.bars:
                yield place, bar

    def _draw_bar(self, place: int, bar: Bar) -> None:
        box = self._scale.box_of(place, bar)
        dragged = self._seen.preview
        if dragged is not None and dragged.key == bar.key:
            last = dragged.days[1] or dragged.days[0] or bar.last
            first = last if bar.is_point else dragged.days[0] or last
            box = self._scale.box(place, first, last, is_point=bar.is_point)
        self._draw_outlook(place, bar)
        if bar.is_point:
            self._draw_diamond(bar, box)
        else:
            self._draw_span(bar, box)
        if bar.critical:
            # Told by a line, not by colour alone.
            under = QRectF(box.left(), box.bottom() + 2.5, box.width(), 2)
            self._painter.fillRect(self._flip(under), self._color("text"))
        if bar.key == self._seen.chosen:
            self._draw_choice(bar, box)
        self._draw_label(place, bar, box)

    def _draw_span(self, bar: Bar, box: QRectF) -> None:
        painter, flipped = self._painter, self._flip(box)
        path = QPainterPath()
        path.addRoundedRect(flipped, _RADIUS, _RADIUS)
        pen = QPen(self._color(_LINE[bar.state]), 1.2)
        if bar.state is State.PLANNED:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._color(_FILL[bar.state]))
        painter.drawPath(path)
        if bar.state is State.ACTIVE and bar.passed > 0:
            painter.save()
            painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
            done = QRectF(box.left(), box.top(), box.width() * bar.passed, box.height())
            painter.fillRect(self._flip(done), self._color("accent"))
            painter.restore()

    def _draw_diamond(self, bar: Bar, box: QRectF) -> None:
        painter = self._painter
        middle = self._flip(box).center()
        role = {State.DONE: "accent", State.LATE: "risk_mark"}.get(bar.state, "control")
        filled = bar.state in (State.DONE, State.LATE)
        pen = QPen(self._color(role), 1.5)
        if bar.state is State.PROPOSED:
            pen.setDashPattern([1.6, 1.8])
        painter.setPen(pen)
        painter.setBrush(self._color(role if filled else "surface"))
        painter.drawPolygon(_diamond(middle, box.width() / 2))
        painter.setPen(QPen(self._color("on_accent"), 1.5))
        if bar.state is State.DONE:
            painter.drawPolyline([middle + QPointF(*at) for at in ((-3, 0), (-1, 2.5), (3.5, -2.5))])
        elif bar.state is State.LATE:
            painter.drawLine(middle + QPointF(0, -3.5), middle + QPointF(0, 0.5))
            painter.drawPoint(middle + QPointF(0, 3.2))

    def _draw_outlook(self, place: int, bar: Bar) -> None:
        """Draw where a late step is expected."""
        if self._seen.preview is not None or bar.expected is None or not bar.expected.late:
            return
        if bar.state is not State.DONE:
            box = self._scale.box(place, bar.expected.start, bar.expected.end, is_point=bar.is_point)
            self._draw_ghost(bar, box)

    def _draw_ghosts(self) -> None:
        if self._seen.preview is None:
            return
        bars = self._chart.bars
        for key, one in self._seen.preview.ghosts.items():
            if not self._is_seen(self._seen.places[key]):
                continue
            bar = bars[key]
            box = self._scale.box(self._seen.places[key], one.start, one.end, is_point=bar.is_point)
            self._draw_ghost(bar, box)

    def _draw_ghost(self, bar: Bar, box: QRectF) -> None:
        painter = self._painter
        pen = QPen(self._color("risk_mark"), 1.2)
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if bar.is_point:
            painter.drawPolygon(_diamond(self._flip(box).center(), box.width() / 2))
        else:
            painter.drawRoundedRect(self._flip(box.adjusted(0, 2, 0, -2)), _RADIUS, _RADIUS)

    def _draw_choice(self, bar: Bar, box: QRectF) -> None:
        painter = self._painter
        painter.setPen(QPen(self._color("focus" if self._seen.focused else "control"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if bar.is_point:
            painter.drawPolygon(_diamond(self._flip(box).center(), box.width() / 2 + 4))
        else:
            painter.drawRoundedRect(self._flip(box.adjusted(-3, -3, 3, 3)), _RADIUS + 2, _RADIUS + 2)
        if bar.expected is not None:
            painter.setBrush(self._color("surface"))
            painter.setPen(QPen(self._color("accent"), 1.5))
            painter.drawEllipse(self._point(self._scale.handle_of(box)), 3.5, 3.5)

    def _draw_label(self, place: int, bar: Bar, box: QRectF) -> None:
        """Write what ends a bar, and by how much it will be late."""
        texts: list[tuple[str, TextStyle, str]] = []
        if bar.is_point:
            if bar is not self._chart.rows[place].bars[0]:
                texts.append((bar.name, TextStyle.CAPTION_MEDIUM, "text"))
            day = short_day_text(bar.last, self._chart.today)
            if bar.state is State.PROPOSED:
                day = tr("{day}, not in the plan", day=day)
            texts.append((day, TextStyle.CAPTION, "text2"))
        elif len(self._chart.rows[place].bars) > 1 and not _is_late(bar):
            return
        right = box.right()
        if _is_late(bar) and bar.expected is not None:
            texts.append((late_text(bar.expected.late), TextStyle.CAPTION_MEDIUM, "risk_text"))
            shown = self._scale.box(place, bar.expected.start, bar.expected.end, is_point=bar.is_point)
            right = max(right, shown.right())
            if len(self._chart.rows[place].bars) > 1 and not bar.is_point:
                # The milestone at its end says how late it is; two would lie upon each other.
                return
        x = right + (16 if bar.key == self._seen.chosen else 7)
        for text, style, role in texts:
            metrics = QFontMetricsF(font(style))
            room = min(metrics.horizontalAdvance(text) + 2, scaled(220))
            self._painter.setFont(font(style))
            self._painter.setPen(self._color(role))
            place_ = QRectF(x, self._scale.row_top(place), room, self._scale.row)
            shown_text = elided(metrics, text, Qt.TextElideMode.ElideRight, room)
            self._painter.drawText(self._flip(place_), int(leading()), shown_text)
            x += room + 4

    def _draw_tie(self, tie: Tie) -> None:
        places, bars = self._seen.places, self._chart.bars
        if tie.before not in places or tie.after not in places:
            return
        start = self._scale.box_of(places[tie.before], bars[tie.before])
        end = self._scale.box_of(places[tie.after], bars[tie.after])
        chosen = tie.id == self._seen.chosen_tie
        expected = bars[tie.after].expected
        pushes = expected is not None and expected.by == tie
        role = "accent" if chosen else "risk_mark" if pushes else "control"
        tight = self._chart.schedule.is_tight(tie)
        path = tie_path(start, end)
        painter = self._painter
        painter.setPen(QPen(self._color(role), 2.2 if chosen or tight else 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [self._point(one) for one in path]
        painter.drawPolyline(points)
        tip, before = points[-1], points[-2]
        way = -4.0 if tip.x() >= before.x() else 4.0
        painter.setBrush(self._color(role))
        painter.setPen(Qt.PenStyle.NoPen)
        if abs(tip.x() - before.x()) >= abs(tip.y() - before.y()):
            painter.drawPolygon([tip, tip + QPointF(way, -3), tip + QPointF(way, 3)])
        else:
            up = -4.0 if tip.y() > before.y() else 4.0
            painter.drawPolygon([tip, tip + QPointF(-3, up), tip + QPointF(3, up)])

    def _draw_pull(self) -> None:
        if self._seen.pulled is None:
            return
        key, to = self._seen.pulled
        box = self._scale.box_of(self._seen.places[key], self._chart.bars[key])
        pen = QPen(self._color("accent"), 1.5)
        pen.setDashPattern([3.0, 2.0])
        self._painter.setPen(pen)
        self._painter.drawLine(self._point(self._scale.handle_of(box)), self._point(to))


def _is_late(bar: Bar) -> bool:
    return bar.state is not State.DONE and bar.expected is not None and bar.expected.late > 0


def late_text(days: int) -> str:
    """Return by how many working days something will be late."""
    return trn("{count} d late", "{count} d late", days)


def _diamond(middle: QPointF, reach: float) -> QPolygonF:
    return QPolygonF([middle + QPointF(*at) for at in ((0, -reach), (reach, 0), (0, reach), (-reach, 0))])
