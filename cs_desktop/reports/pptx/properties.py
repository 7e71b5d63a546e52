"""What the file says of itself: what it is and whose, and not which program or machine made it."""

from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.reports.pptx.markup import escaped

_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def core_properties(deck: AnyDeck, title: str) -> str:
    """Return the file's metadata; its times are the noon of the deck's day."""
    subject = ", ".join(part for part in (deck.subtitle, deck.account) if part.strip())
    noon = f"{deck.day.isoformat()}T12:00:00Z"
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{noon}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties {_NAMESPACES}>'
        f"<dc:title>{escaped(title)}</dc:title><dc:subject>{escaped(subject)}</dc:subject>"
        f"<dc:creator>{escaped(deck.company)}</dc:creator>"
        f"<cp:lastModifiedBy>{escaped(deck.company)}</cp:lastModifiedBy>"
        f"<dc:language>{escaped(deck.language)}</dc:language>{times}</cp:coreProperties>"
    )
