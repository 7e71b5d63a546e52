"""The names of changes to decks, as `domain.change_labels` tells them: to do, and done."""

from cs_desktop.common.language import marked

DECK_NAMES: tuple[tuple[str, str], ...] = (
    (marked("Add deck {name}"), marked("Added deck {name}")),
    (marked("Duplicate deck {name}"), marked("Duplicated deck {name}")),
    (marked("Delete deck {name}"), marked("Deleted deck {name}")),
    (marked("Show slide {slide} in {name}"), marked("Showed slide {slide} in {name}")),
    (marked("Leave out slide {slide} of {name}"), marked("Left out slide {slide} of {name}")),
    (marked("Move slides of {name}"), marked("Moved slides of {name}")),
    (marked("Add slide {slide} to {name}"), marked("Added slide {slide} to {name}")),
    (marked("Remove slide {slide} of {name}"), marked("Removed slide {slide} of {name}")),
    (marked("Change slide {slide} of {name}"), marked("Changed slide {slide} of {name}")),
    (
        marked("Choose measures of slide {slide} in {name}"),
        marked("Chose measures of slide {slide} in {name}"),
    ),
    (marked("Change template of {name}"), marked("Changed template of {name}")),
    (marked("Change audience of {name}"), marked("Changed audience of {name}")),
    (marked("Change period of {name}"), marked("Changed period of {name}")),
    (marked("Change pages of {name}"), marked("Changed pages of {name}")),
    (marked("Release for the client in {name}"), marked("Released for the client in {name}")),
    (marked("Keep from the client in {name}"), marked("Kept from the client in {name}")),
    (marked("Freeze deck {name}"), marked("Froze deck {name}")),
    (marked("Show frozen state of {name}"), marked("Showed frozen state of {name}")),
    (marked("Show live values of {name}"), marked("Showed live values of {name}")),
    (marked("Change own brand"), marked("Changed own brand")),
    (marked("Change brand of {name}"), marked("Changed brand of {name}")),
    (marked("Change own logo"), marked("Changed own logo")),
    (marked("Remove own logo"), marked("Removed own logo")),
    (marked("Change our logo for {name}"), marked("Changed our logo for {name}")),
    (marked("Remove our logo for {name}"), marked("Removed our logo for {name}")),
    (marked("Keep typeface {name}"), marked("Kept typeface {name}")),
)
