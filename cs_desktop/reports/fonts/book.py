"""The fonts of one deck: text comes in, runs in one font and one direction go out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from cs_desktop.domain.deck.content import OURS, Typeface
from cs_desktop.reports.fonts import bidi
from cs_desktop.reports.fonts.brand import BrandFaces
from cs_desktop.reports.fonts.characters import EMOJI_STYLE, KEYCAP, clusters
from cs_desktop.reports.fonts.face import Face, shared_face
from cs_desktop.reports.fonts.files import fallback_files, is_cjk, is_emoji, typeface_file

_KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9d]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font and one direction."""

    face: Face
    text: str
    leftward: bool
    language: str


class FontBook:
    """The faces of one deck, opened as they are needed, and the characters that none of them has.

    `language` (BCP 47) and `sample` decide how Chinese characters are drawn that are shared by languages:
    as in Japanese if the sample holds kana, as in Korean if it holds Hangul, else as the language asks.
    A `typeface` of a brand is asked before ours.
    """

    def __init__(
        self, language: str = _ENGLISH, sample: Iterable[str] = (), typeface: Typeface = OURS
    ) -> None:
        self._language, self._sample = language, sample
        self._faces: dict[tuple[int, int], Face] = {}
        self._brand = BrandFaces(typeface) if typeface.files else None
        self._typefaces = 2 if self._brand else 1
        self._fallbacks = fallback_files()
        self.missing: dict[str, None] = {}
        """Characters without a glyph, in the order met."""

    def faces(self) -> tuple[Face, ...]:
        """Return the faces opened so far."""
        return tuple(self._faces.values())

    def runs(self, text: str, weight: int, base: int) -> list[Run]:
        """Return clean text as runs from left to right, for a paragraph of a base level."""
        typeface = self._face(0, weight)
        if not bidi.has_right_to_left(text) and not base and typeface.covers_all(text):
            return [Run(typeface, text, leftward=False, language=_ENGLISH)] if text else []
        level_of = bidi.levels(text, base)
        found: list[tuple[Face, str, int]] = []
        at = 0
        for cluster in clusters(text):
            level = level_of[at]
            previous = found[-1] if found else None
            face = self._face_for(cluster, weight, previous[0] if previous else None)
            if previous and previous[0] is face and previous[2] == level:
                found[-1] = (face, previous[1] + cluster, level)
            else:
                found.append((face, cluster, level))
            at += len(cluster)
        order = bidi.visual_order([level for _, _, level in found])
        return [self._run(*found[place]) for place in order]

    @cached_property
    def _han(self) -> str:
        """Return the language of shared Chinese characters, found when the first of them is met."""
        return _han_language(self._language, "".join(self._sample))

    def _run(self, face: Face, text: str, level: int) -> Run:
        language = _cjk_language(text, self._han) if is_cjk(face.path) else _ENGLISH
        return Run(face, text, leftward=level % 2 == 1, language=language)

    def _face_for(self, cluster: str, weight: int, previous: Face | None) -> Face:
        # A space between words of a script belongs to them; between emoji it would be too wide.
        stays = cluster.isspace() and previous is not None and not is_emoji(previous.path)
        if previous is not None and stays and previous.covers(cluster):
            return previous
        places: Sequence[int] = range(len(self._fallbacks) + self._typefaces)
        if EMOJI_STYLE in cluster or KEYCAP in cluster:
            emoji = [i + self._typefaces for i, path in enumerate(self._fallbacks) if is_emoji(path)]
            places = (*emoji, *places)
        for text in (cluster, cluster[0]):
            for place in places:
                face = self._face(place, weight)
                if face.covers(text):
                    self._note_missing(face, cluster)
                    return face
        self.missing[cluster] = None
        return self._face(0, weight)

    def _note_missing(self, face: Face, cluster: str) -> None:
        if not face.covers(cluster):
            self.missing.update((char, None) for char in cluster if not face.covers(char))

    def _face(self, place: int, weight: int) -> Face:
        """Return the typeface (place 0; after a brand's ours is 1) or a fallback in a weight."""
        key = (place, weight)
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = self._opened(place, weight)
        return face

    def _opened(self, place: int, weight: int) -> Face:
        if self._brand and not place:
            return self._brand.face(weight)
        if place < self._typefaces:
            return shared_face(typeface_file(weight), weight, is_typeface=True)
        return shared_face(self._fallbacks[place - self._typefaces], weight)


def _han_language(language: str, sample: str) -> str:
    if language.partition("-")[0] in ("zh", "ja", "ko"):
        return language
    return _cjk_language(sample, "zh-Hans")


def _cjk_language(text: str, han: str) -> str:
    if _KANA.search(text):
        return "ja"
    return "ko" if _HANGUL.search(text) else han
