"""The one style sheet, filled with a theme's colours."""

from functools import lru_cache
from string import Template

from cs_desktop.common.resources import resource
from cs_desktop.views.theme.tokens import Tokens


@lru_cache(maxsize=1)
def _template() -> Template:
    return Template(resource("themes/window.qss").read_text(encoding="utf-8"))


def make_stylesheet(tokens: Tokens) -> str:
    """Return the style sheet of a theme."""
    return _template().substitute(tokens.by_name())
