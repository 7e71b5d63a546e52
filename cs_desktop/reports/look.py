"""How slides look: the page's measures, its colours and its text styles. No other file names a colour."""

from dataclasses import dataclass

from cs_desktop.domain.accent import darker, lighter, may_color_text
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.figures import Status
from cs_desktop.reports.text.style import TextStyle

PAGE_WIDTH = 1600
PAGE_HEIGHT = 900
POINTS_A_UNIT = 0.6
"""1600 units are 960 points, 13.33 inches."""
LEFT = 80
RIGHT = PAGE_WIDTH - LEFT
WIDTH = RIGHT - LEFT
GUTTER = 32
TITLE_TOP = 60
BODY_TOP = 197
"""Where the rule above the first block stands."""
BODY_BOTTOM = 784
SOURCE_BASELINE = 817
FOOTER_MIDDLE = 852
TITLE_WIDTH = 1150
RULE = 2

TEXT = "#15181D"
TEXT2 = "#454C57"
TEXT3 = "#636B78"
BORDER = "#E2E5EA"
BORDER_STRONG = "#CBD0D8"
CONTROL = "#868E9B"
TRACK = "#E4E7EC"
SUNKEN = "#F7F8FA"
TILE = "#ECEEF2"
GRID = "#ECEEF2"
HEARD = "#454C57"
"""Of what surveys say, beside what we believe."""
WHITE = "#FFFFFF"
SERIES2 = "#7C8795"
SERIES3 = "#B9C0CA"
STATUS_MARK = {Status.GOOD: "#17949A", Status.WATCH: "#CB7A20", Status.RISK: "#A9223F", Status.NONE: CONTROL}
STATUS_TINT = {
    Status.GOOD: "#E5F4F4",
    Status.WATCH: "#FDF3E6",
    Status.RISK: "#FBE9EC",
    Status.NONE: "#F3F4F6",
}

STATUS_TEXT = {Status.GOOD: "#0B686D", Status.WATCH: "#874A00", Status.RISK: "#A1213C", Status.NONE: TEXT3}
"""Of words and small drawings, where a mark's colour would be too light."""

COVER_TITLE = TextStyle(68, 600, 76, -0.022)
COVER_SUBTITLE = TextStyle(28, 400, 36, -0.01)
TITLE = TextStyle(38, 600, 47, -0.018)
PART = TextStyle(20, 400, 26)
KEY_VALUE = TextStyle(60, 600, 66, -0.022)
CHART_VALUE = TextStyle(28, 600, 34, -0.015)
TOTAL = TextStyle(26, 600, 32, -0.012)
NAME = TextStyle(22, 600, 28, -0.008)
BODY = TextStyle(22, 400, 30, -0.008)
HEADING = TextStyle(20, 600, 26, -0.006)
VALUE = TextStyle(20, 600, 26, tabular=True)
VALUE_QUIET = TextStyle(20, 400, 26, tabular=True)
STATUS_WORD = TextStyle(18, 500, 24)
TEXT_18 = TextStyle(18, 400, 26)
TEXT_16 = TextStyle(16, 400, 22)
TEXT_16_MEDIUM = TextStyle(16, 500, 22)
TEXT_16_BOLD = TextStyle(16, 600, 22)
SMALL = TextStyle(14, 400, 20)
SMALL_MEDIUM = TextStyle(14, 500, 20)
SMALL_BOLD = TextStyle(14, 600, 20, tabular=True)
_TINT = 0.11
CAP_HEIGHT = 0.727
"""Of the typeface, as a fraction of the size."""


@dataclass(frozen=True, slots=True)
class Look:
    """The brand's accent as it may be used."""

    accent: str
    """For marks, lines and bars."""
    accent_text: str
    """For key figures: the accent where it can be read on white, else the text's colour."""
    ground: str
    """Behind white text: the accent, darkened if need be."""
    tint: str
    """Behind dark text: what is left of the accent in nearly white."""

    def series(self, role: SeriesRole) -> str:
        """Return the colour of a series."""
        return {
            SeriesRole.FIRST: self.accent,
            SeriesRole.SECOND: SERIES2,
            SeriesRole.CONTEXT: SERIES3,
            SeriesRole.GOOD: STATUS_MARK[Status.GOOD],
            SeriesRole.RISK: STATUS_MARK[Status.RISK],
        }[role]


def look_of(accent: str) -> Look:
    """Return the look that an accent colour gives."""
    readable = may_color_text(accent)
    ground = accent if readable else darker(accent)
    return Look(accent, accent if readable else TEXT, ground, lighter(accent, _TINT))
