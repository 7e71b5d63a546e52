"""The file itself: the same content gives the same bytes, whenever and wherever it is written."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PACKED = (".png", ".jpg", ".jpeg", ".xlsx")
_FIRST = "[Content_Types].xml"


def settled(package: bytes) -> bytes:
    """Return a package with its parts in one order and without the time at which they were written."""
    target = BytesIO()
    with ZipFile(BytesIO(package)) as given, ZipFile(target, "w", ZIP_DEFLATED) as fresh:
        for name in sorted(given.namelist(), key=lambda name: (name != _FIRST, name)):
            part = ZipInfo(name, _EPOCH)
            # The mark of the system on which a part was made.
            part.create_system = 0
            fresh.writestr(part, given.read(name), ZIP_STORED if name.endswith(_PACKED) else ZIP_DEFLATED)
    return target.getvalue()
