"""The theme that the window wears: one object that every widget asks for colours and icons."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cs_desktop.common.settings import TextSize, ThemeChoice
from cs_desktop.views.theme.fonts import body_font, resized
from cs_desktop.views.theme.heights import fit_heights
from cs_desktop.views.theme.icons import icon_pixmap, make_icon
from cs_desktop.views.theme.palette import make_palette
from cs_desktop.views.theme.stylesheet import make_stylesheet
from cs_desktop.views.theme.tokens import Tokens, tokens_of


class Theme(QObject):
    """The current colours and size of text. What paints itself repaints when `changed` is emitted."""

    changed = Signal()

    def __init__(
        self, application: QApplication, choice: ThemeChoice, text_size: TextSize = TextSize.NORMAL
    ) -> None:
        super().__init__()
        self._application = application
        self._window: QWidget | None = None
        self._choice = choice
        self._text_size = text_size
        hints = QApplication.styleHints()
        self._scheme = hints.colorScheme()
        self._contrast = hints.accessibility().contrastPreference()
        self._tokens = self._find_tokens()
        self._named = self._tokens.by_name()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)

    @property
    def choice(self) -> ThemeChoice:
        """Return what the user chose."""
        return self._choice

    @property
    def tokens(self) -> Tokens:
        """Return the colours in use."""
        return self._tokens

    @property
    def text_size(self) -> TextSize:
        """Return how large text is."""
        return self._text_size

    def choose(self, choice: ThemeChoice) -> None:
        """Wear another theme at once."""
        self._choice = choice
        self._wear(self._find_tokens())

    def resize_text(self, size: TextSize) -> None:
        """Make all text larger or smaller at once, and the heights that depend on it."""
        before, self._text_size = self._text_size, size
        if size is before:
            return
        fonts = [
            (widget, resized(widget.font(), before, size))
            for widget in self._application.allWidgets()
            if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
        ]
        # A new style sheet gives widgets their old fonts back, so theirs come after it.
        self.apply()
        for widget, made in fonts:
            widget.setFont(made)
        fit_heights(self._application.allWidgets())
        self.changed.emit()

    def apply(self) -> None:
        """Dress the application, and the window that wears this theme."""
        self._application.setFont(body_font(self._text_size))
        self._application.setPalette(make_palette(self._tokens))
        if self._window is not None and isValid(self._window):
            self._window.setStyleSheet(self.style_sheet)

    def dress(self, window: QWidget) -> None:
        """Let a window wear this theme from now on, with all that stands in it."""
        # A style sheet of the whole application would be applied anew at each step of building a part
        # from the inside out; so it meets a part once, as it comes into the window.
        self._window = window
        window.setStyleSheet(self.style_sheet)

    @property
    def style_sheet(self) -> str:
        """Return the style sheet that windows wear."""
        return make_stylesheet(self._tokens, self._text_size)

    @property
    def density(self) -> float:
        """Return the density of the sharpest screen: elsewhere a drawing is made smaller, never larger."""
        return self._application.devicePixelRatio()

    def color(self, role: str) -> QColor:
        """Return a role's colour for a painter."""
        return QColor(self._named[role])

    def icon(self, name: str, role: str = "text2", size: int = 16) -> QIcon:
        """Return an icon in a role's colour."""
        # In high contrast borders are as strong as text.
        disabled = self._tokens.series3 if self._tokens.high_contrast else self._tokens.border_strong
        return make_icon(name, self._named[role], disabled, size, self.density)

    def pixmap(self, name: str, role: str, size: int, density: float) -> QPixmap:
        """Return an icon as a pixmap for painters and labels."""
        return icon_pixmap(name, self._named[role], size, density)

    def _wear(self, tokens: Tokens) -> None:
        if tokens is self._tokens:
            return
        self._tokens = tokens
        self._named = tokens.by_name()
        self.apply()
        self.changed.emit()

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self._wear(self._find_tokens())

    def _follow_contrast(self, contrast: Qt.ContrastPreference) -> None:
        self._contrast = contrast
        self._wear(self._find_tokens())

    def _find_tokens(self) -> Tokens:
        dark = self._choice is ThemeChoice.DARK
        if self._choice is ThemeChoice.SYSTEM:
            dark = self._scheme is Qt.ColorScheme.Dark
        high_contrast = self._contrast is Qt.ContrastPreference.HighContrast
        return tokens_of(dark=dark, high_contrast=high_contrast)
