"""What somebody is told who does not see a chart or a drawing."""

from cs_desktop.common.dates import day_text
from cs_desktop.domain.charts.spec import ChartKind, ChartSpec, Series
from cs_desktop.domain.deck.slides import JourneySlide, OwnPeopleSlide, PeopleSlide, Slide
from cs_desktop.domain.figures import value_text

_KINDS = {
    ChartKind.LINE: "Line chart",
    ChartKind.STEP: "Step chart",
    ChartKind.BAR: "Bar chart",
    ChartKind.BRIDGE: "Bridge chart",
}
_MOST = 900


def chart_told(spec: ChartSpec) -> str:
    """Return a chart in words: what it shows, and from where to where it goes."""
    lines = [f"{_KINDS[spec.kind]}: {spec.title}", spec.subtitle]
    lines += [_series(spec, series) for series in spec.series]
    lines += [f"{one.name}: {_said(spec, one.value)}" for one in spec.thresholds]
    lines += [f"{one.name}: {day_text(one.day)}" for one in spec.events]
    return _shortened(". ".join(line.rstrip(".") for line in lines if line.strip()))


def drawing_told(slide: Slide) -> tuple[str, str] | None:
    """Return name and description of a slide's drawing; None where it has none."""
    match slide:
        case JourneySlide():
            stages = ", ".join(f"{one.name} (now)" if one.here else one.name for one in slide.stages)
            gaps = "; ".join(one.name for one in slide.gaps)
            return "Journey", _shortened(f"Stages: {stages}." + (f" Gaps: {gaps}." if gaps else ""))
        case PeopleSlide():
            people = slide.people
        case OwnPeopleSlide():
            people = tuple(one.person for one in slide.people)
        case _:
            return None
    names = ", ".join(f"{one.name}, {one.role}" if one.role else one.name for one in people)
    return "Map of relationships", _shortened(f"Who works with whom: {names}")


def _series(spec: ChartSpec, series: Series) -> str:
    if spec.x_axis.categories:
        pairs = zip(spec.x_axis.categories, series.y, strict=False)
        values = ", ".join(f"{name} {_said(spec, y)}" for name, y in pairs if y is not None)
        return f"{series.name}: {values}"
    known = [place for place, y in enumerate(series.y) if y is not None]
    if not known:
        return ""
    ends = [_point(spec, series, place) for place in (known[0], known[-1])]
    return f"{series.name}: {' to '.join(ends if len(known) > 1 else ends[:1])}"


def _point(spec: ChartSpec, series: Series, place: int) -> str:
    said = _said(spec, series.y[place])
    return f"{said} ({day_text(series.x[place])})" if len(series.x) else said


def _said(spec: ChartSpec, value: float | None) -> str:
    return value_text(value, spec.y_axis.unit, spec.y_axis.currency)


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
