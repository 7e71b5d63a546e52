"""The texts of a slide as fields: how each is called where it is typed, kept as a draft and stored."""

from cs_desktop.services.deck.stored.fields import NOTES, TITLE, slide_fields, text_field

__all__ = ["NOTES", "TITLE", "slide_fields", "text_field"]
