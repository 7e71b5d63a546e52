"""The executive business review of one account: gathered, put into words, exported."""

from cs_desktop.services.deck.export import ExportedDeck, export_deck

__all__ = ["ExportedDeck", "export_deck"]
