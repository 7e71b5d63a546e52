"""Pictures that others made, unpacked within bounds."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.attachments import LOGO_EDGE
from cs_desktop.domain.media import Media, media_of

MOST_MEGABYTES = 128
"""What unpacking one picture may take: a logo of the largest size takes 64."""
SHOWN_EDGE = 96
"""Pixels of a logo in memory: enough for the largest place, 26, on the sharpest screen."""
_FORMATS = {Media.PNG: b"png", Media.JPEG: b"jpeg", Media.WEBP: b"webp"}


def unpack_logo(content: bytes, name: str = "This file") -> QImage:
    """Return a logo as pixels; works on any thread.

    Raises:
        KnownError: it is broken or too large.
    """
    # Only decoders of the three kinds are asked, whatever else the bytes could be read as.
    kind = _FORMATS.get(media_of(content), b"")
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not kind or not size.isValid() or max(size.width(), size.height()) > LOGO_EDGE:
        raise KnownError(tr("{name} cannot be a logo; choose a PNG, JPEG or WebP picture.", name=name))
    image = reader.read()
    if image.isNull():
        raise KnownError(tr("{name} is a broken picture; save it again or choose another.", name=name))
    return image


def small_logo(content: bytes) -> QImage:
    """Return a logo as small as it is ever shown.

    Raises:
        KnownError: see `unpack_logo`.
    """
    image = unpack_logo(content)
    edge = QSize(SHOWN_EDGE, SHOWN_EDGE)
    if image.width() <= SHOWN_EDGE and image.height() <= SHOWN_EDGE:
        return image
    return image.scaled(edge, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
