"""The words of DrawingML: lengths, colours and texts as the XML of a slide writes them."""

from xml.sax.saxutils import escape

from cs_desktop.domain.figures import Status
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.fonts.characters import clean
from cs_desktop.reports.look import (
    POINTS_A_UNIT,
    SERIES2,
    SERIES3,
    STATUS_MARK,
    TEXT,
    TEXT2,
    TILE,
    WHITE,
    Look,
)

EMU = 7620
"""English metric units in a unit of the page: the 1,600 of its width are 12,192,000."""
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_NOT_IN_XML = {0xFFFE: None, 0xFFFF: None}


def plain(text: str) -> str:
    """Return a text on one line, without the characters that XML cannot hold."""
    return clean(text).translate(_NOT_IN_XML)


def escaped(text: str) -> str:
    """Return a text as the content of an element or, within double quotes, of an attribute."""
    return escape(plain(text), {'"': "&quot;"})


def emu(length: float) -> int:
    """Return a length in the units of the file."""
    return round(length * EMU)


def size_of(length: float) -> int:
    """Return a length as sizes of text are written: in hundredths of a point."""
    return round(length * POINTS_A_UNIT * 100)


def place(box: Box, turns: str = "") -> str:
    """Return where a shape stands; no side is negative. `turns` are attributes such as flipV."""
    return (
        f'<a:xfrm{turns}><a:off x="{emu(box.left)}" y="{emu(box.top)}"/>'
        f'<a:ext cx="{max(emu(box.width), 0)}" cy="{max(emu(box.height), 0)}"/></a:xfrm>'
    )


def colors_of_theme(look: Look) -> dict[str, str]:
    """Return the colours that a reader may change at once, by the names that the theme has for them."""
    return {
        "dk1": TEXT,
        "lt1": WHITE,
        "dk2": TEXT2,
        "lt2": TILE,
        "accent1": look.accent,
        "accent2": SERIES2,
        "accent3": SERIES3,
        "accent4": STATUS_MARK[Status.GOOD],
        "accent5": STATUS_MARK[Status.WATCH],
        "accent6": STATUS_MARK[Status.RISK],
        "hlink": look.accent_text,
        "folHlink": TEXT2,
    }


class Paint:
    """Writes colours, those of the theme by their names."""

    def __init__(self, look: Look) -> None:
        names = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
        self._names: dict[str, str] = {}
        for name, color in colors_of_theme(look).items():
            self._names.setdefault(color, names.get(name, name))

    def fill(self, color: str | None) -> str:
        """Return the inside of a shape, a line or a text; None leaves it empty."""
        if color is None:
            return "<a:noFill/>"
        name = self._names.get(color)
        inner = f'<a:schemeClr val="{name}"/>' if name else f'<a:srgbClr val="{color[1:]}"/>'
        return f"<a:solidFill>{inner}</a:solidFill>"

    def stroke(
        self, color: str | None, width: float = 1, dash: tuple[float, ...] = (), *, ends: str = "flat"
    ) -> str:
        """Return the line of a shape; dashes are counted in widths of the line."""
        if color is None:
            return "<a:ln><a:noFill/></a:ln>"
        steps = "".join(
            f'<a:ds d="{round(on / width * 100000)}" sp="{round(off / width * 100000)}"/>'
            for on, off in zip(dash[::2], dash[1::2], strict=True)
        )
        return (
            f'<a:ln w="{emu(width)}" cap="{"rnd" if ends == "round" else "flat"}">{self.fill(color)}'
            f"{f'<a:custDash>{steps}</a:custDash>' if steps else ''}<a:round/></a:ln>"
        )
