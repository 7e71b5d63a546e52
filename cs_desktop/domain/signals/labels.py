"""The names of changes to signals and their rules, see `domain.change_labels`."""

from cs_desktop.common.language import marked

SIGNAL_NAMES: tuple[tuple[str, str], ...] = (
    (marked("Acknowledge {name}"), marked("Acknowledged {name}")),
    (marked("Resolve {name}"), marked("Resolved {name}")),
    (marked("Open {name} again"), marked("Opened {name} again")),
    (marked("Add signal {name}"), marked("Added signal {name}")),
    (marked("Change signal {name}"), marked("Changed signal {name}")),
    (marked("Delete signal {name}"), marked("Deleted signal {name}")),
    (marked("Switch on signal {name}"), marked("Switched on signal {name}")),
    (marked("Switch off signal {name}"), marked("Switched off signal {name}")),
    (marked("Take signal {name} back to built-in"), marked("Took signal {name} back to built-in")),
)
