"""The list at the left of a page of the Library: one's own templates, and below them those of the program."""

from collections.abc import Sequence

from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.line_list import LineList

Key = int | str
"""Of an own template its id, of one of the program's its word."""
_WIDTH = 240


class TemplateList(LineList):
    """Shows templates under two heads; one is always at one of them."""

    def __init__(self, theme: Theme, name: str, own: str, shipped: str) -> None:
        """`own` and `shipped` are the heads."""
        super().__init__(theme, name)
        fix_width(self, _WIDTH)
        self._own_head, self._shipped_head = own, shipped
        self._own: frozenset[object] | None = None
        """Keys of the own ones that were shown last; None where nothing was."""

    def show_templates(self, own: Sequence[Line], shipped: Sequence[Line], *, editable: bool) -> Key | None:
        """Show the templates and return the key that one is at: the one of before, or one that is new."""
        before, self._own = self._own, frozenset(line.key for line in own)
        self.lines.editable = editable
        heads = [Line("own", self._own_head, is_head=True)] if own else []
        self.show_lines([*heads, *own, Line("shipped", self._shipped_head, is_head=True), *shipped])
        new = self._own - before if before is not None else frozenset[object]()
        if len(new) == 1:
            self.go_to(next(iter(new)))
        if self.current is None:
            self.step(1)
        return self.current  # type: ignore[return-value] # the keys of the lines that are no heads

    def start_over(self) -> None:
        """Forget what was shown, as of another workspace."""
        self._own = None
