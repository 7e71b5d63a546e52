"""Cards on the clipboard: for this program, and as a table for others."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

from cs_desktop.common.spreadsheets import as_tabs
from cs_desktop.domain.journey.clipped import Clip, as_json, as_table, clip, from_json
from cs_desktop.domain.journey.content import MapContent

CARDS_TYPE = "application/x-cs-desktop-cards"


def cards_for_clipboard(content: MapContent, card_ids: Iterable[int]) -> QMimeData:
    """Return cards of a map as the clipboard holds them."""
    ids = list(card_ids)
    data = QMimeData()
    data.setData(CARDS_TYPE, as_json(clip(content, ids)).encode())
    data.setText(as_tabs(as_table(content, ids)))
    return data


def cards_on_clipboard(data: QMimeData) -> Clip | None:
    """Return the cards that this program put on the clipboard; None where it holds something else."""
    if not data.hasFormat(CARDS_TYPE):
        return None
    return from_json(bytes(data.data(CARDS_TYPE).data()).decode(errors="replace"))
