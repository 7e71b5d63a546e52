"""The labels of decks, brands and the roadmap."""

from collections.abc import Mapping

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels.form import (
    ACCOUNT,
    NOTES,
    FieldLabel,
    Form,
    day,
    link,
    number,
    texts,
    word,
    yes,
)

_POSITION = number("position")

DECK_FIELDS: Mapping[Kind, Mapping[str, FieldLabel]] = {
    Kind.DECK: {
        "account_id": ACCOUNT,
        "name": FieldLabel("name"),
        "template": word("template"),
        "audience": word("audience"),
        "period": FieldLabel("period"),
        "made_on": day("made on"),
        "released": FieldLabel("released to the client", Form.FIELDS),
        "every_page": FieldLabel("every page", Form.FIELDS),
        "snapshot_id": link("frozen state", Kind.DECK_SNAPSHOT),
    },
    Kind.DECK_SLIDE: {
        "deck_id": link("deck", Kind.DECK),
        "key": word("kind of slide"),
        "position": _POSITION,
        "included": yes("included"),
        **texts(title="title", title_basis="title that the data gave"),
        "texts": FieldLabel("texts", Form.FIELDS),
        "options": FieldLabel("options", Form.FIELDS),
        "notes": FieldLabel("speaker notes"),
    },
    Kind.DECK_SNAPSHOT: {
        "deck_id": link("deck", Kind.DECK),
        "taken_at": FieldLabel("frozen at", Form.TIME),
        **texts(made_by="made by", note="note"),
        "attachment_id": link("file", Kind.ATTACHMENT),
        "sha256": FieldLabel("content", Form.OPAQUE),
    },
    Kind.BRAND: {
        "account_id": ACCOUNT,
        **texts(
            company="our name",
            accent="accent color",
            footer="footer",
            confidentiality="confidentiality word",
            typeface="typeface",
        ),
    },
    Kind.ROADMAP_ITEM: {
        **texts(name="name", description="description"),
        "state": word("state"),
        "due": day("due"),
        "shared": yes("may be told to customers"),
        "position": _POSITION,
        "notes": NOTES,
    },
    Kind.ROADMAP_INTEREST: {
        "roadmap_item_id": link("item of the roadmap", Kind.ROADMAP_ITEM),
        "account_id": ACCOUNT,
        "why": FieldLabel("why it matters"),
        "position": _POSITION,
    },
}
