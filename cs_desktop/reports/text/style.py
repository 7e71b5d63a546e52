"""A text style: size, weight, distance of lines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text is set; lengths in the page's units."""

    size: float
    weight: int = 400
    leading: float = 0.0
    """From one baseline to the next."""
    tracking: float = 0.0
    """Added to each advance of letters that stand alone, as a fraction of the size."""
    tabular: bool = False
    """Digits of one width, for columns of numbers."""

    def sized(self, size: float) -> "TextStyle":
        """Return the style in another size, its leading in proportion."""
        if size == self.size:
            return self
        leading = self.leading * size / self.size
        return TextStyle(size, self.weight, leading, self.tracking, self.tabular)
