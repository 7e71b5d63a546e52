"""How handouts look: the type sizes of their pages, whose unit is that of charts and marks on slides."""

from cs_desktop.reports.text.style import TextStyle

POINTS_A_UNIT = 0.6
"""As on slides, so that their charts have letters of the size of the text around them."""
TITLE = TextStyle(34, 600, 42, -0.016)
SUBTITLE = TextStyle(18, 400, 25)
HEADING = TextStyle(21, 600, 28, -0.008)
VALUE = TextStyle(30, 600, 38, -0.014)
NAME = TextStyle(16, 600, 22)
BODY = TextStyle(16, 400, 22)
NUMBER = TextStyle(16, 500, 22, tabular=True)
SMALL = TextStyle(14, 400, 19)
SMALL_BOLD = TextStyle(14, 600, 19)
LEAST = 10.0
"""The smallest size that a long text is set in."""
