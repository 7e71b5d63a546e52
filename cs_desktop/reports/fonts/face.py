"""One font file at one weight."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import uharfbuzz as hb
from bidi.mirror import MIRRORED

from cs_desktop.reports.fonts.characters import is_ignorable

Point = tuple[float, float]
_WEIGHT = "wght"
_CFF_HEADER = 4
_NUMBERED, _FIRST_OPERATOR = b"\x0c\x1e", 17
"""The operator ROS, and how far from the start it ends at most."""
_BOLDER = 0.014
"""Stroke for each 100 of weight."""
_MOST_KEPT = 8000
"""Texts whose glyphs are kept, some 20 MB."""


@lru_cache(maxsize=128)
def shared_face(path: Path, weight: int, *, is_typeface: bool = False) -> "Face":
    """Return a face of a file that ships with the program; all decks draw with the same one."""
    return Face(path, weight, is_typeface=is_typeface)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a shaped run; lengths as fractions of the font size."""

    id: int
    text: str
    """What it stands for, as it looks (brackets from right to left are turned); empty for the further
    glyphs of a group, such as its marks."""
    advance: float
    dx: float = 0.0
    dy: float = 0.0


class Face:
    """A font at a weight: says what it covers, shapes text, and knows its glyphs' own widths.

    A variable font is set to the weight. A fallback without that axis is regular; its `bolder` says how
    wide to stroke its outlines so that it looks heavier, as a fraction of the size. A brand's font comes
    as its `content`; its path is only a name then, and it is never made heavier.
    """

    def __init__(
        self, path: Path, weight: int, *, is_typeface: bool = False, content: bytes | None = None
    ) -> None:
        self.path = path
        self.is_typeface = is_typeface
        self.weight = weight
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(path)) if content is None else hb.Blob(content))
        self._font = hb.Font(self.hb_face)
        self.axes: dict[str, float] = {axis.tag: axis.default_value for axis in self.hb_face.axis_infos}
        for axis in self.hb_face.axis_infos:
            if axis.tag == _WEIGHT:
                self.axes[_WEIGHT] = min(max(weight, axis.min_value), axis.max_value)
        if self.axes:
            self._font.set_variations(self.axes)
        is_its_own = _WEIGHT in self.axes or is_typeface or content is not None
        self.bolder = 0.0 if is_its_own else max(weight - 400, 0) / 100 * _BOLDER
        self._upem: int = self.hb_face.upem
        self._covered: dict[str, bool] = {}
        self._shaped: dict[tuple[str, bool, str, bool, float], tuple[Glyph, ...]] = {}
        self.ascent, self.descent, self.cap_height = self._extents()

    def covers(self, cluster: str) -> bool:
        """Return whether each character of the cluster has a glyph, decomposed or composed."""
        known = self._covered.get(cluster)
        if known is None:
            known = self._has(cluster) or self._has(unicodedata.normalize("NFC", cluster))
            self._covered[cluster] = known
        return known

    def covers_all(self, text: str) -> bool:
        """Return whether each single character of the text has a glyph."""
        return all(self.covers(char) for char in text)

    def width(self, glyph: int) -> float:
        """Return a glyph's own advance as a fraction of the font size."""
        return float(self._font.get_glyph_h_advance(glyph)) / self._upem

    def shape(
        self, text: str, *, leftward: bool, language: str, tabular: bool, tracking: float = 0.0
    ) -> tuple[Glyph, ...]:
        """Return the glyphs of a run in one direction, from left to right; what was asked for is kept.

        Tracking is added to each advance.
        """
        key = (text, leftward, language, tabular, tracking)
        known = self._shaped.get(key)
        if known is None:
            if len(self._shaped) > _MOST_KEPT:
                self._shaped.clear()
            known = self._shape(text, leftward=leftward, language=language, tabular=tabular)
            if tracking:
                known = tuple(
                    Glyph(g.id, g.text, g.advance + tracking, g.dx, g.dy) if g.advance else g for g in known
                )
            self._shaped[key] = known
        return known

    def _shape(self, text: str, *, leftward: bool, language: str, tabular: bool) -> tuple[Glyph, ...]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if leftward else "ltr"
        buffer.language = language
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer, _TABULAR if tabular else _PROPORTIONAL)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        pieces = _texts([info.cluster for info in infos], text, leftward=leftward)
        return tuple(
            Glyph(
                info.codepoint,
                piece,
                place.x_advance / self._upem,
                place.x_offset / self._upem,
                place.y_offset / self._upem,
            )
            for info, place, piece in zip(infos, positions, pieces, strict=True)
        )

    @cached_property
    def goes_by_names(self) -> bool:
        """Return whether it has PostScript outlines that know their glyphs by name and not by number."""
        table = bytes(self.hb_face.reference_table("CFF ").data or b"")
        # The second index holds one dictionary; of numbered glyphs it begins with three values and this.
        at = table[2] if len(table) > _CFF_HEADER else 0
        return bool(at) and _NUMBERED not in _index_item(table, _after_index(table, at))[:_FIRST_OPERATOR]

    def outline(self, glyph: int) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """Return a glyph's outline as PDF path operators and their coordinates, in fractions of the size."""
        pen = _OutlinePen(self._upem)
        self._font.draw_glyph_with_pen(glyph, pen)
        return tuple(pen.operators)

    def _has(self, text: str) -> bool:
        return all(is_ignorable(char) or self._font.get_nominal_glyph(ord(char)) for char in text)

    def _extents(self) -> tuple[float, float, float]:
        found = self._font.get_font_extents("ltr")
        cap = self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
        return found.ascender / self._upem, found.descender / self._upem, cap / self._upem


def _index_item(table: bytes, at: int) -> bytes:
    """Return the first item of an index of a CFF table."""
    size = table[at + 2]
    start, end = (int.from_bytes(table[at + 3 + i * size : at + 3 + (i + 1) * size], "big") for i in (0, 1))
    data = at + 2 + 2 * size
    return table[data + start : data + end]


def _after_index(table: bytes, at: int) -> int:
    """Return where an index of a CFF table ends."""
    count = int.from_bytes(table[at : at + 2], "big")
    size = table[at + 2]
    offsets = at + 3
    last = int.from_bytes(table[offsets + count * size : offsets + (count + 1) * size], "big")
    return offsets + (count + 1) * size - 1 + last


class _OutlinePen:
    """Takes an outline from HarfBuzz in the form of a fontTools pen."""

    def __init__(self, upem: int) -> None:
        self.operators: list[tuple[str, tuple[float, ...]]] = []
        self._upem = upem
        self._at = (0.0, 0.0)

    def moveTo(self, point: Point) -> None:  # noqa: N802 - the pen's protocol
        self._add("m", point)

    def lineTo(self, point: Point) -> None:  # noqa: N802 - the pen's protocol
        self._add("l", point)

    def curveTo(self, *points: Point) -> None:  # noqa: N802 - the pen's protocol
        self._add("c", *points)

    def qCurveTo(self, control: Point, end: Point) -> None:  # noqa: N802 - the pen's protocol
        """Add a quadratic curve as the cubic one of the same form."""
        thirds = [
            tuple(p + 2 / 3 * (c - p) for p, c in zip(at, control, strict=True)) for at in (self._at, end)
        ]
        self._add("c", (thirds[0][0], thirds[0][1]), (thirds[1][0], thirds[1][1]), end)

    def closePath(self) -> None:  # noqa: N802 - the pen's protocol
        self.operators.append(("h", ()))

    def _add(self, operator: str, *points: Point) -> None:
        self.operators.append((operator, tuple(value / self._upem for point in points for value in point)))
        self._at = points[-1]


_PROPORTIONAL = {"kern": True, "liga": True}
_TABULAR = {**_PROPORTIONAL, "tnum": True}


def _texts(places: list[int], text: str, *, leftward: bool) -> list[str]:
    """Return what each glyph stands for: the first of a group the whole group's text, the others nothing."""
    starts = sorted(set(places))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    result = []
    seen: set[int] = set()
    # Of a group from right to left the rightmost glyph is the letter, the others are its marks.
    for place in reversed(places) if leftward else places:
        piece = text[place : ends[place]]
        result.append("" if place in seen else MIRRORED.get(piece, piece) if leftward else piece)
        seen.add(place)
    return result[::-1] if leftward else result
