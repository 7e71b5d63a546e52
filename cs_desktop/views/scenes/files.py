"""Files of an invented company, to be attached where the program takes pictures of itself."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter

from cs_desktop.views.theme.theme import Theme

PAPERS = {
    "Master agreement 2026, signed.pdf": b"%PDF-1.7\n" + bytes(1_400_000),
    "Usage by site.csv": b"Site,Logins\nRotterdam,1204\nAntwerp,873\n" * 300,
    "Notes of the kick-off.txt": b"Who came, and what we promised.\n" * 40,
}
"""Names and contents."""


def write_samples(folder: Path, theme: Theme) -> tuple[list[Path], Path]:
    """Write the files into a folder; return their paths, and that of the logo."""
    for name, content in PAPERS.items():
        (folder / name).write_bytes(content)
    logo = folder / "logo.png"
    _draw_logo(theme).save(str(logo))
    return [folder / name for name in PAPERS], logo


def _draw_logo(theme: Theme) -> QImage:
    image = QImage(240, 160, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("good_mark"))
    painter.drawPolygon([QPoint(20, 140), QPoint(90, 20), QPoint(160, 140)])
    painter.setBrush(theme.color("watch_mark"))
    painter.drawEllipse(QPoint(180, 100), 40, 40)
    painter.end()
    return image
