"""The fonts of a brand, given as the bytes of their files."""

from pathlib import Path

from cs_desktop.domain.deck.content import Typeface
from cs_desktop.reports.fonts.face import Face

_UNNAMED = "Brand"


class BrandFaces:
    """The faces of a typeface that has files: of each weight the file that comes nearest to it."""

    def __init__(self, typeface: Typeface) -> None:
        self._files = dict(typeface.files)
        name = "".join(char for char in typeface.name if char.isascii() and char.isalnum())
        self._name = name or _UNNAMED
        self._opened: dict[int, Face] = {}

    def face(self, weight: int) -> Face:
        """Return the face that draws a weight: of a variable font set to it, else as the file is."""
        nearest = min(self._files, key=lambda one: (abs(one - weight), one))
        known = self._opened.get(nearest)
        if known is not None and not known.axes:
            return known
        face = Face(Path(f"{self._name}-{nearest}"), weight, content=self._files[nearest])
        return self._opened.setdefault(nearest, face) if not face.axes else face
