"""A chart's XML: areas, bars and lines over one axis of days or names, with the values that were there."""

from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import quoteattr

from cs_desktop.reports.look import BORDER, CONTROL, TEXT, TEXT2, TEXT3, TEXT_16, WHITE
from cs_desktop.reports.pptx.markup import Paint, escaped, size_of
from cs_desktop.reports.pptx.series import Column, Form, Label, PlotPlan
from cs_desktop.reports.pptx.setter import is_bold
from cs_desktop.reports.pptx.workbook import column_letter, serial
from cs_desktop.reports.text.style import TextStyle

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)
_X, _Y = 111111111, 222222222
_DOT = 8
_RING = 8


class ChartWriter:
    """Writes the charts of one deck."""

    def __init__(self, paint: Paint, language: str) -> None:
        self._paint = paint
        self._language = escaped(language)

    def chart(self, plan: PlotPlan) -> bytes:
        """Return the XML of a chart, without the place of its workbook."""
        days = bool(plan.places) and isinstance(plan.places[0], date)
        groups = "".join(self._group(plan, form) for form in Form)
        gaps = "span" if plan.spans_gaps else "gap"
        plot = plan.plot
        sides = "".join(
            f'<c:{side} val="{value:.5f}"/>'
            for side, value in (("x", plot.left), ("y", plot.top), ("w", plot.width), ("h", plot.height))
        )
        layout = (
            '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode '
            'val="edge"/>'
            f"{sides}</c:manualLayout></c:layout>"
        )
        text = (
            f'{_HEAD}<c:date1904 val="0"/><c:lang val="{self._language}"/><c:roundedCorners val="0"/>'
            f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{layout}{groups}'
            f"{self._day_axis(plan) if days else self._name_axis(plan)}{self._value_axis(plan)}"
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>{self._legend(plan)}"
            f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="{gaps}"/></c:chart>'
            "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
            f"{self._text(TEXT_16, TEXT3)}</c:chartSpace>"
        )
        return text.encode()

    def _group(self, plan: PlotPlan, form: Form) -> str:
        columns = [(place, column) for place, column in enumerate(plan.columns) if column.form is form]
        if not columns:
            return ""
        series = "".join(self._series(plan, place, column) for place, column in columns)
        axes = f'<c:axId val="{_X}"/><c:axId val="{_Y}"/>'
        match form:
            case Form.AREA:
                return (
                    '<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>'
                    f"{series}{axes}</c:areaChart>"
                )
            case Form.LINE:
                return (
                    f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
                    f'<c:marker val="1"/>{axes}</c:lineChart>'
                )
        grouping, overlap = ("stacked", 100) if form is Form.STACK else ("clustered", plan.overlap)
        return (
            f'<c:barChart><c:barDir val="col"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
            f'<c:gapWidth val="{plan.gap}"/><c:overlap val="{overlap}"/>{axes}</c:barChart>'
        )

    def _series(self, plan: PlotPlan, place: int, column: Column) -> str:
        letter = column_letter(place + 1)
        last = len(plan.places) + 1
        name = (
            f'<c:tx><c:strRef><c:f>Sheet1!${letter}$1</c:f><c:strCache><c:ptCount val="1"/>'
            f'<c:pt idx="0"><c:v>{escaped(column.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        )
        known = [None if value is None else repr(value) for value in column.values]
        values = (
            f"<c:val><c:numRef><c:f>Sheet1!${letter}$2:${letter}${last}</c:f><c:numCache>"
            f"<c:formatCode>General</c:formatCode>{_points(known)}"
            "</c:numCache></c:numRef></c:val>"
        )
        is_line = column.form is Form.LINE
        marks = f'<c:marker><c:symbol val="none"/></c:marker>{self._dots(column)}' if is_line else ""
        smooth = '<c:smooth val="0"/>' if is_line else ""
        if column.form in (Form.BARS, Form.STACK):
            marks = '<c:invertIfNegative val="0"/>'
        return (
            f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>{name}{self._look(column)}{marks}'
            f"{self._labels(plan, column)}{_categories(plan.places)}{values}"
            f"{smooth}</c:ser>"
        )

    def _look(self, column: Column) -> str:
        if column.form is not Form.LINE:
            return f"<c:spPr>{self._paint.fill(column.color)}<a:ln><a:noFill/></a:ln></c:spPr>"
        dash = (5.0, 5.0) if column.dash else ()
        ends = "flat" if dash else "round"
        return f"<c:spPr>{self._paint.stroke(column.color, column.width or 1, dash, ends=ends)}</c:spPr>"

    def _dots(self, column: Column) -> str:
        found = dict.fromkeys(column.rings, (_RING, TEXT2, WHITE, 2.0))
        if column.dot is not None and column.color:
            found[column.dot] = (_DOT, column.color, WHITE, 2)
        return "".join(
            f'<c:dPt><c:idx val="{place}"/><c:marker><c:symbol val="circle"/><c:size val="{size}"/>'
            f"<c:spPr>{self._paint.fill(fill)}{self._paint.stroke(ring, width)}</c:spPr></c:marker>"
            '<c:bubble3D val="0"/>'
            f"{self._look(column)}</c:dPt>"
            for place, (size, fill, ring, width) in sorted(found.items())
        )

    def _labels(self, plan: PlotPlan, column: Column) -> str:
        if column.every is None and not column.labels:
            return ""
        form = f'<c:numFmt formatCode={quoteattr(plan.axis.format)} sourceLinked="0"/>'
        none = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        points = "".join(
            self._label(plan, label, form + none)
            for label in sorted(column.labels, key=lambda one: one.place)
        )
        if column.every is None:
            return f"<c:dLbls>{points}{_shown()}{self._leaders(column)}</c:dLbls>"
        text = self._text(column.every, column.ink, wrap="none")
        return f'<c:dLbls>{points}{form}{none}{text}<c:dLblPos val="outEnd"/>{_shown(value=True)}</c:dLbls>'

    def _leaders(self, column: Column) -> str:
        stroke = self._paint.stroke(CONTROL, 1.5)
        look = f"<c15:leaderLines><c:spPr>{stroke}</c:spPr></c15:leaderLines>" if column.leads else ""
        return (
            '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
            'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
            f'<c15:showLeaderLines val="{int(column.leads)}"/>{look}</c:ext></c:extLst>'
        )

    def _label(self, plan: PlotPlan, label: Label, form: str) -> str:
        words = ""
        if label.texts:
            lines = "".join(
                "<a:p><a:r>"
                f'<a:rPr lang="{self._language}" {_letters(label.style)}>{self._paint.fill(label.color)}'
                f"</a:rPr><a:t>{escaped(text)}</a:t></a:r></a:p>"
                for text in label.texts
            )
            words = f'<c:tx><c:rich><a:bodyPr wrap="none"/>{lines}</c:rich></c:tx>'
        shown = _shown(value=True, name=bool(label.both))
        separator = f"<c:separator>{label.both}</c:separator>" if label.both else ""
        moved = _moved(label.aside * plan.plot.width, label.shift * plan.plot.height)
        return (
            "<c:dLbl>"
            f'<c:idx val="{label.place}"/>{moved}{words}{form}'
            f"{self._text(label.style, label.color, wrap='none')}"
            f'<c:dLblPos val="{label.side}"/>{shown}{separator}</c:dLbl>'
        )

    def _day_axis(self, plan: PlotPlan) -> str:
        step, unit, form = (
            (plan.months, "months", "mmm yyyy") if plan.months else (plan.days, "days", "mmm d, yyyy")
        )
        return (
            f'<c:dateAx><c:axId val="{_X}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete '
            'val="0"/>'
            f'<c:axPos val="b"/><c:numFmt formatCode="[$-409]{form}" sourceLinked="0"/>'
            f'{self._axis_look(TEXT_16)}<c:crossAx val="{_Y}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
            f'<c:lblOffset val="100"/><c:baseTimeUnit val="days"/><c:majorUnit val="{step}"/>'
            f'<c:majorTimeUnit val="{unit}"/></c:dateAx>'
        )

    def _name_axis(self, plan: PlotPlan) -> str:
        return (
            f'<c:catAx><c:axId val="{_X}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete '
            'val="0"/>'
            f'<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
            f'{self._axis_look(plan.label_style or TEXT_16)}<c:crossAx val="{_Y}"/><c:crosses '
            'val="autoZero"/>'
            '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/>'
            "</c:catAx>"
        )

    def _axis_look(self, style: TextStyle) -> str:
        return (
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
            f"<c:spPr>{self._paint.stroke(CONTROL, 1.5)}</c:spPr>"
            f"{self._text(style, TEXT3 if style.weight == TEXT_16.weight else TEXT)}"
        )

    def _value_axis(self, plan: PlotPlan) -> str:
        axis = plan.axis
        lines = (
            f"<c:majorGridlines><c:spPr>{self._paint.stroke(BORDER)}</c:spPr></c:majorGridlines>"
            if axis.step
            else ""
        )
        unit = f'<c:majorUnit val="{axis.step!r}"/>' if axis.step else ""
        bars = any(column.form in (Form.BARS, Form.STACK) for column in plan.columns)
        return (
            f'<c:valAx><c:axId val="{_Y}"/><c:scaling><c:orientation val="minMax"/><c:max '
            f'val="{axis.high!r}"/>'
            f'<c:min val="{axis.low!r}"/></c:scaling><c:delete val="{int(not axis.step)}"/><c:axPos '
            f'val="l"/>{lines}'
            f'<c:numFmt formatCode={quoteattr(axis.format)} sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
            f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{self._text(TEXT_16, TEXT3)}"
            f'<c:crossAx val="{_X}"/><c:crosses val="autoZero"/>'
            f'<c:crossBetween val="{"between" if bars else "midCat"}"/>{unit}</c:valAx>'
        )

    def _legend(self, plan: PlotPlan) -> str:
        if plan.legend is None:
            return ""
        hidden = "".join(
            f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
            for place in range(len(plan.columns))
            if place not in plan.legend
        )
        return (
            f'<c:legend><c:legendPos val="b"/>{hidden}<c:overlay val="0"/>'
            f"{self._text(TEXT_16, TEXT2)}</c:legend>"
        )

    def _text(self, style: TextStyle, color: str, *, wrap: str = "") -> str:
        how = f' wrap="{wrap}"' if wrap else ""
        return (
            f'<c:txPr><a:bodyPr rot="0"{how}/><a:lstStyle/><a:p><a:pPr><a:defRPr lang="{self._language}" '
            f'{_letters(style)}>{self._paint.fill(color)}<a:latin typeface="+mn-lt"/><a:ea '
            'typeface="+mn-ea"/>'
            '<a:cs typeface="+mn-cs"/></a:defRPr></a:pPr>'
            f'<a:endParaRPr lang="{self._language}"/></a:p></c:txPr>'
        )


def _letters(style: TextStyle) -> str:
    return f'sz="{size_of(style.size)}" b="{int(is_bold(style))}"'


def _shown(*, value: bool = False, name: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(name)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _moved(right: float, down: float) -> str:
    """Return how far a label stands from its usual place, in shares of the chart."""
    if not right and not down:
        return ""
    place = f'<c:x val="{right:.4f}"/><c:y val="{down:.4f}"/>'
    return f"<c:layout><c:manualLayout>{place}</c:manualLayout></c:layout>"


def _categories(places: Sequence[date] | Sequence[str]) -> str:
    last = len(places) + 1
    reference = f"<c:f>Sheet1!$A$2:$A${last}</c:f>"
    days = [str(serial(place)) for place in places if isinstance(place, date)]
    if days:
        cache = f"<c:numCache><c:formatCode>yyyy\\-mm\\-dd</c:formatCode>{_points(days)}</c:numCache>"
        return f"<c:cat><c:numRef>{reference}{cache}</c:numRef></c:cat>"
    cache = f"<c:strCache>{_points([escaped(str(place)) for place in places])}</c:strCache>"
    return f"<c:cat><c:strRef>{reference}{cache}</c:strRef></c:cat>"


def _points(values: Sequence[str | None]) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>'
        for place, value in enumerate(values)
        if value is not None
    )
    return f'<c:ptCount val="{len(values)}"/>{points}'
