"""Pictures as a PDF holds them."""

from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader


def can_show(content: bytes) -> bool:
    """Return whether a picture unpacks whole."""
    try:
        reader_of(content).getRGBData()  # type: ignore[no-untyped-call] # reportlab has no types for it
    except Exception:  # noqa: BLE001 - whatever a decoder makes of broken bytes, they are no picture
        return False
    return True


def reader_of(content: bytes) -> ImageReader:
    """Return what reportlab draws a picture from; the colours of printing become those of screens."""
    # The file says of all its colours that they are sRGB.
    picture = Image.open(BytesIO(content))
    return ImageReader(picture.convert("RGB") if picture.mode == "CMYK" else BytesIO(content))
