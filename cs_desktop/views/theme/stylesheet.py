"""The one style sheet, filled with a theme's colours, its heights grown with the text."""

import re
from functools import lru_cache
from string import Template

from cs_desktop.common.resources import resource
from cs_desktop.views.theme.fonts import scaled_to
from cs_desktop.views.theme.tokens import Tokens

_SMALLEST = 20
"""Pixels; whatever is lower holds no text and keeps its height."""
_LENGTH = re.compile(r"((?:min|max)-(?:height|width): )(\d+)px")


@lru_cache(maxsize=6)
def _template(text_size: int, *, high_contrast: bool) -> Template:
    text = resource("themes/window.qss").read_text(encoding="utf-8")
    if high_contrast:
        text += resource("themes/contrast.qss").read_text(encoding="utf-8")
    return Template(_LENGTH.sub(lambda found: _grown(found, text_size), text))


def make_stylesheet(tokens: Tokens, text_size: int = 100) -> str:
    """Return the style sheet of a theme for a size of text in percent."""
    # An image of a style sheet takes no colour, so there is one for each.
    check = resource(f"marks/check-{tokens.on_accent.removeprefix('#').lower()}.svg").as_posix()
    template = _template(text_size, high_contrast=tokens.high_contrast)
    return template.substitute(tokens.by_name(), check=check)


def _grown(found: re.Match[str], text_size: int) -> str:
    length = int(found[2])
    return f"{found[1]}{scaled_to(length, text_size) if length >= _SMALLEST else length}px"
