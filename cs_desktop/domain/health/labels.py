"""The names of changes to overrides and pulses, see `domain.change_labels`."""

from cs_desktop.common.language import marked

JUDGMENT_NAMES: tuple[tuple[str, str], ...] = (
    (marked("Set health of {name}"), marked("Set health of {name}")),
    (marked("Change health override of {name}"), marked("Changed health override of {name}")),
    (marked("End health override of {name}"), marked("Ended health override of {name}")),
    (marked("Give pulse of {name}"), marked("Gave pulse of {name}")),
    (marked("Change pulse of {name}"), marked("Changed pulse of {name}")),
    (marked("Delete pulse of {name}"), marked("Deleted pulse of {name}")),
    (marked("Delete {count} pulses"), marked("Deleted {count} pulses")),
)
