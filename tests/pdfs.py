"""What a PDF says."""

from contextlib import closing
from pathlib import Path

from pypdfium2 import PdfDocument


def pdf_words(path: Path) -> str:
    """Return all texts of a file, a space between words, pages one after another."""
    with closing(PdfDocument(path)) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
