"""Whether a picture can be put into a PDF."""

from io import BytesIO

from reportlab.lib.utils import ImageReader


def can_show(content: bytes) -> bool:
    """Return whether a picture unpacks whole."""
    try:
        ImageReader(BytesIO(content)).getRGBData()  # type: ignore[no-untyped-call] # reportlab has no types for it
    except Exception:  # noqa: BLE001 - whatever a decoder makes of broken bytes, they are no picture
        return False
    return True
