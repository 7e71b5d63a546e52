"""The names of changes to blueprints and the library of measures, see `domain.change_labels`."""

from cs_desktop.common.language import marked

LIBRARY_NAMES: tuple[tuple[str, str], ...] = (
    (marked("Add blueprint {name}"), marked("Added blueprint {name}")),
    (marked("Change blueprint {name}"), marked("Changed blueprint {name}")),
    (marked("Publish blueprint {name}"), marked("Published blueprint {name}")),
    (marked("Delete blueprint {name}"), marked("Deleted blueprint {name}")),
    (marked("Follow blueprint in {name}"), marked("Followed blueprint in {name}")),
    (marked("Add library measure {name}"), marked("Added library measure {name}")),
    (marked("Change library measure {name}"), marked("Changed library measure {name}")),
    (marked("Delete library measure {name}"), marked("Deleted library measure {name}")),
    (
        marked("Add the program's measures to the library"),
        marked("Added the program's measures to the library"),
    ),
    (
        marked("Take in the customer's page of {name}"),
        marked("Took in the customer's page of {name}"),
    ),
)
