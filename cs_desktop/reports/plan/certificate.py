"""The certificate of a confirmed result as a page of A4, to be printed and signed."""

from dataclasses import dataclass
from io import BytesIO

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.plan.certificate import Certificate
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.look import BORDER_STRONG, STATUS_TEXT, SUNKEN, TEXT, TEXT2, TEXT3, Look, look_of
from cs_desktop.reports.pdf.about import About
from cs_desktop.reports.pdf.canvas import TextCanvas
from cs_desktop.reports.pdf.surface import Surface
from cs_desktop.reports.sheet import Sheet, baseline_in
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Setter
from cs_desktop.reports.text.style import TextStyle

_PAGE = (595.28, 841.89)
"""A4 in points."""
_LEFT, _TOP = 64.0, 64.0
_WIDTH = _PAGE[0] - 2 * _LEFT
_LABEL = 110.0
_LOGO = (120.0, 40.0)
_SIGN_TOP = 700.0
_COMPANY = TextStyle(11, 600, 16)
_TITLE = TextStyle(28, 600, 34, -0.02)
_ACCOUNT = TextStyle(14, 400, 20)
_HEADING = TextStyle(15, 600, 20)
_SMALL = TextStyle(9, 400, 13)
_TEXT = TextStyle(10.5, 400, 15)
_BOLD = TextStyle(10.5, 600, 15)
_RESULT = TextStyle(24, 600, 30, -0.015)
_QUOTE = TextStyle(13, 400, 19)
_LEAST = 7.0


@dataclass(frozen=True, slots=True)
class DrawnCertificate:
    """A file's content, and what a reader might miss in it."""

    content: bytes
    missing_glyphs: tuple[str, ...]
    """Characters that no font has, each once."""
    shortened: tuple[str, ...]
    """Texts that are not whole on the page."""


def draw_certificate(wanted: Certificate) -> DrawnCertificate:
    """Return the certificate as PDF; its fonts are inside, and the same entry gives the same bytes."""
    target = BytesIO()
    issuer = wanted.issuer
    title = f"{wanted.title}, {wanted.account}"
    canvas = TextCanvas(
        target, *_PAGE, 1.0, About(title, issuer.company, "", issuer.made_on, issuer.language)
    )
    book = FontBook(issuer.language, _texts(wanted))
    look = look_of(issuer.accent)
    page = _Page(wanted, Sheet(Surface(canvas, _PAGE[1]), Setter(book), look), look)
    page.draw()
    canvas.showPage()
    canvas.save()
    missing = dict.fromkeys(char for cluster in book.missing for char in cluster)
    return DrawnCertificate(target.getvalue(), tuple(missing), tuple(page.sheet.shortened))


def _texts(wanted: Certificate) -> list[str]:
    facts = [text for pair in wanted.facts for text in pair]
    return [wanted.account, wanted.objective, wanted.measure, wanted.quote, wanted.contact, *facts]


class _Page:
    """Draws the parts of the page one below the other."""

    def __init__(self, wanted: Certificate, sheet: Sheet, look: Look) -> None:
        self._wanted, self.sheet, self._look = wanted, sheet, look

    def draw(self) -> None:
        """Draw the whole page."""
        wanted, sheet = self._wanted, self.sheet
        sheet.drawing.rect(0, 0, _PAGE[0], 6, fill=self._look.accent)
        self._draw_logo()
        top = self._put(wanted.issuer.company, _COMPANY, _TOP, TEXT2, most=1, width=_WIDTH - _LOGO[0] - 16)
        with sheet.tagged(Tag.H1):
            top = self._put(wanted.title, _TITLE, top + 28)
        top = self._put(wanted.account, _ACCOUNT, top + 2, TEXT2, most=2)
        if wanted.revoked:
            top = self._put(wanted.revoked, _HEADING, top + 8, STATUS_TEXT[Status.RISK], most=1)
        with sheet.tagged(Tag.H2):
            top = self._put(wanted.objective, _HEADING, top + 22, most=3)
        top = self._put(wanted.measure, _TEXT, top + 1, TEXT2, most=2)
        top = self._put(wanted.result, _RESULT, top + 12, self._look.accent_text, most=1)
        if wanted.worth:
            top = self._put(tr("Worth {amount}", amount=wanted.worth), _HEADING, top + 2, most=1)
            top = self._put(wanted.formula, _SMALL, top, TEXT3, most=3)
        if wanted.quote:
            top = self._quote(top + 16)
        self._facts(top + 18)
        self._signatures()

    def _draw_logo(self) -> None:
        logo = self._wanted.issuer.logo
        if logo is None:
            return
        scale = min(_LOGO[0] / logo.width, _LOGO[1] / logo.height)
        width, height = logo.width * scale, logo.height * scale
        box = Box(_PAGE[0] - _LEFT - width, _TOP - 12, width, height)
        with self.sheet.tagged(Tag.FIGURE, words=self._wanted.issuer.company or "–", box=box):
            self.sheet.drawing.image(logo, box.left, box.top, width, height)

    def _put(
        self,
        text: str,
        style: TextStyle,
        top: float,
        color: str = TEXT,
        *,
        most: int = 2,
        left: float = _LEFT,
        width: float = _WIDTH,
    ) -> float:
        """Draw a text below a place, where reading it begins; return where it ends."""
        if not text.strip():
            return top
        found = self.sheet.fitted(text, style, width, most, _LEAST)
        with self.sheet.tagged(Tag.PARAGRAPH):
            for line in found.lines:
                self.sheet.line_in(line, left, width, top + baseline_in(found.style), color)
                top += found.style.leading
        return top

    def _quote(self, top: float) -> float:
        found = self.sheet.fitted(
            tr("“{text}”", text=self._wanted.quote), _QUOTE, _WIDTH - 34, 6, _LEAST, wide=12
        )
        height = len(found.lines) * found.style.leading + 20
        self.sheet.drawing.rect(_LEFT, top, _WIDTH, height, fill=SUNKEN)
        self.sheet.drawing.rect(_LEFT, top, 3, height, fill=self._look.accent)
        at = top + 10
        with self.sheet.tagged(Tag.QUOTE), self.sheet.tagged(Tag.PARAGRAPH):
            for line in found.lines:
                self.sheet.line_in(line, _LEFT + 18, _WIDTH - 34, at + baseline_in(found.style))
                at += found.style.leading
        return top + height

    def _facts(self, top: float) -> None:
        beside, room = _LEFT + _LABEL, _WIDTH - _LABEL
        for name, text in self._wanted.facts:
            with self.sheet.tagged(Tag.PARAGRAPH):
                self._put(name, _TEXT, top, TEXT3, most=1, width=_LABEL - 10)
                top = self._put(text, _BOLD, top, left=beside, width=room) + 3
        if self._wanted.sha256:
            with self.sheet.tagged(Tag.PARAGRAPH):
                self._put(tr("SHA-256 of the evidence"), _SMALL, top, TEXT3, width=_LABEL - 10)
                self._put(self._wanted.sha256, _SMALL, top, TEXT2, left=beside, width=room)

    def _signatures(self) -> None:
        half = (_WIDTH - 32) / 2
        for place, name in enumerate((self._wanted.contact, self._wanted.issuer.company)):
            left = _LEFT + place * (half + 32)
            self.sheet.drawing.line((left, _SIGN_TOP), (left + half, _SIGN_TOP), BORDER_STRONG, 1)
            top = self._put(name, _TEXT, _SIGN_TOP + 6, left=left, width=half)
            self._put(tr("Date, signature"), _SMALL, top, TEXT3, left=left, width=half)
        self._put(self._wanted.issuer.footer, _SMALL, _PAGE[1] - 44, TEXT3, most=1)
