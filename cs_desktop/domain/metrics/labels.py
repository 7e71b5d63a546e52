"""The names of changes to metrics, readings and surveys, see `domain.change_labels`."""

from cs_desktop.common.language import marked

METRIC_NAMES: tuple[tuple[str, str], ...] = (
    (marked("Enter reading {metric} of {name}"), marked("Entered reading {metric} of {name}")),
    (marked("Replace reading {metric} of {name}"), marked("Replaced reading {metric} of {name}")),
    (marked("Change reading {metric} of {name}"), marked("Changed reading {metric} of {name}")),
    (marked("Delete reading {metric} of {name}"), marked("Deleted reading {metric} of {name}")),
    (marked("Add metric {name}"), marked("Added metric {name}")),
    (marked("Change metric {name}"), marked("Changed metric {name}")),
    (marked("Retire metric {name}"), marked("Retired metric {name}")),
    (marked("Bring back metric {name}"), marked("Brought back metric {name}")),
    (marked("Enter survey {survey} of {name}"), marked("Entered survey {survey} of {name}")),
    (marked("Add answers to {survey} of {name}"), marked("Added answers to {survey} of {name}")),
)
