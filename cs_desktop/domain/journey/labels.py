"""The names of changes to journey maps, as `domain.change_labels` tells them: to do, and done."""

from cs_desktop.common.language import marked

JOURNEY_NAMES: tuple[tuple[str, str], ...] = (
    (marked("Add journey map {name}"), marked("Added journey map {name}")),
    (marked("Rename journey map {name}"), marked("Renamed journey map {name}")),
    (marked("Lock journey map {name}"), marked("Locked journey map {name}")),
    (marked("Unlock journey map {name}"), marked("Unlocked journey map {name}")),
    (marked("Delete journey map {name}"), marked("Deleted journey map {name}")),
    (marked("Publish template {name}"), marked("Published template {name}")),
    (marked("Keep revision of {name}"), marked("Kept revision of {name}")),
    (marked("Restore revision {count} of {name}"), marked("Restored revision {count} of {name}")),
    (marked("Add card in {name}"), marked("Added card in {name}")),
    (marked("Move card in {name}"), marked("Moved card in {name}")),
    (marked("Move {count} cards in {name}"), marked("Moved {count} cards in {name}")),
    (marked("Resize card in {name}"), marked("Resized card in {name}")),
    (marked("Rename card in {name}"), marked("Renamed card in {name}")),
    (marked("Delete card in {name}"), marked("Deleted card in {name}")),
    (marked("Delete {count} cards in {name}"), marked("Deleted {count} cards in {name}")),
)
