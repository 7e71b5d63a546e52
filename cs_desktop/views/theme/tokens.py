"""Every colour of the window by its role, one set a theme. No other file names a colour.

A test measures the contrast of every pair that the style sheet and the painters use.
"""

from dataclasses import dataclass, fields, replace

from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.figures import Status


@dataclass(frozen=True, slots=True)
class StatusColors:
    """A judgment's colours: its words, the tint behind them, and its mark."""

    text: str
    tint: str
    mark: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as #RRGGBB."""

    dark: bool
    window: str
    surface: str
    sunken: str
    hover: str
    press: str
    selected: str
    border: str
    border_strong: str
    control: str
    grid: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_tint: str
    accent_text: str
    on_accent: str
    series2: str
    series3: str
    track: str
    avatar: str
    focus: str
    good: StatusColors
    watch: StatusColors
    risk: StatusColors
    none: StatusColors
    high_contrast: bool = False
    """Whether grounds say nothing: what they said is said by borders."""

    def status(self, status: Status) -> StatusColors:
        """Return the colours of a judgment."""
        return {
            Status.GOOD: self.good,
            Status.WATCH: self.watch,
            Status.RISK: self.risk,
            Status.NONE: self.none,
        }[status]

    def series(self, role: SeriesRole) -> str:
        """Return the colour that a chart's series takes."""
        return {
            SeriesRole.FIRST: self.accent,
            SeriesRole.SECOND: self.series2,
            SeriesRole.CONTEXT: self.series3,
            SeriesRole.GOOD: self.good.mark,
            SeriesRole.RISK: self.risk.mark,
        }[role]

    def by_name(self) -> dict[str, str]:
        """Return each colour under its name; a status gives three: risk_text, risk_tint, risk_mark."""
        named: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, StatusColors):
                named |= {f"{field.name}_{part.name}": getattr(value, part.name) for part in fields(value)}
            elif isinstance(value, str):
                named[field.name] = value
        return named


LIGHT = Tokens(
    dark=False,
    window="#F3F4F6",
    surface="#FFFFFF",
    sunken="#F7F8FA",
    hover="#F0F2F5",
    press="#E4E7EC",
    selected="#E7EEFB",
    border="#E2E5EA",
    border_strong="#CBD0D8",
    control="#7D8490",
    grid="#ECEEF2",
    text="#15181D",
    text2="#454C57",
    text3="#636B78",
    accent="#2355C4",
    accent_hover="#1C47A6",
    accent_tint="#E7EEFB",
    accent_text="#1F4DB3",
    on_accent="#FFFFFF",
    series2="#7A8593",
    series3="#B9C0CA",
    track="#E4E7EC",
    avatar="#E1E6EF",
    focus="#2355C4",
    good=StatusColors("#0B686D", "#DCF0F1", "#179298"),
    watch=StatusColors("#874A00", "#FCEBD6", "#BD711E"),
    risk=StatusColors("#A1213C", "#F9E2E6", "#A9223F"),
    none=StatusColors("#5B6370", "#ECEEF1", "#5B6370"),
)

DARK = Tokens(
    dark=True,
    window="#121418",
    surface="#191C21",
    sunken="#15181C",
    hover="#21252B",
    press="#292E36",
    selected="#1E2B47",
    border="#2A2F37",
    border_strong="#3A414B",
    control="#6F7987",
    grid="#23272E",
    text="#ECEEF1",
    text2="#B7BEC9",
    text3="#929BA8",
    accent="#3F6FE0",
    accent_hover="#3763D0",
    accent_tint="#1E2B47",
    accent_text="#8FB1FF",
    on_accent="#FFFFFF",
    series2="#8A95A3",
    series3="#4B535F",
    track="#272C34",
    avatar="#2C3542",
    focus="#8FB1FF",
    good=StatusColors("#5CCBCD", "#0F3033", "#4FC4C6"),
    watch=StatusColors("#EDB650", "#3A2A10", "#EBAA3D"),
    risk=StatusColors("#FF94A4", "#43161F", "#D14A60"),
    none=StatusColors("#A3ABB7", "#272C33", "#A3ABB7"),
)

LIGHT_CONTRAST = replace(
    LIGHT,
    high_contrast=True,
    window="#FFFFFF",
    sunken="#FFFFFF",
    border="#454C57",
    border_strong="#15181D",
    control="#15181D",
    grid="#7D8490",
    text="#000000",
    text2="#15181D",
    text3="#3A414B",
    accent="#173C8F",
    accent_hover="#0F2A66",
    accent_tint="#FFFFFF",
    accent_text="#173C8F",
    series2="#454C57",
    series3="#7D8490",
    focus="#173C8F",
    good=StatusColors("#064B4F", "#FFFFFF", "#064B4F"),
    watch=StatusColors("#693900", "#FFFFFF", "#693900"),
    risk=StatusColors("#86142E", "#FFFFFF", "#86142E"),
    none=StatusColors("#15181D", "#FFFFFF", "#15181D"),
)
"""For systems that are set to high contrast: text has 7 to 1, and tints are gone."""

DARK_CONTRAST = replace(
    DARK,
    high_contrast=True,
    window="#000000",
    surface="#000000",
    sunken="#000000",
    border="#B7BEC9",
    border_strong="#ECEEF1",
    control="#ECEEF1",
    grid="#6F7987",
    text="#FFFFFF",
    text2="#ECEEF1",
    text3="#CBD0D8",
    accent="#A9C3FF",
    accent_hover="#CBDAFF",
    accent_tint="#000000",
    accent_text="#A9C3FF",
    on_accent="#000000",
    series2="#CBD0D8",
    series3="#7D8490",
    focus="#A9C3FF",
    good=StatusColors("#5CCBCD", "#000000", "#5CCBCD"),
    watch=StatusColors("#EDB650", "#000000", "#EDB650"),
    risk=StatusColors("#FFA3B1", "#000000", "#FFA3B1"),
    none=StatusColors("#ECEEF1", "#000000", "#ECEEF1"),
)


def tokens_of(*, dark: bool, high_contrast: bool) -> Tokens:
    """Return the colours for a kind of screen."""
    if high_contrast:
        return DARK_CONTRAST if dark else LIGHT_CONTRAST
    return DARK if dark else LIGHT
