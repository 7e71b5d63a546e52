"""The names of changes to scorecards, see `domain.change_labels`."""

from cs_desktop.common.language import marked

SCORECARD_NAMES: tuple[tuple[str, str], ...] = (
    (marked("Add scorecard {name}"), marked("Added scorecard {name}")),
    (marked("Change scorecard {name}"), marked("Changed scorecard {name}")),
    (marked("Rename scorecard {name} to {other}"), marked("Renamed scorecard {name} to {other}")),
    (
        marked("Publish version {count} of scorecard {name}"),
        marked("Published version {count} of scorecard {name}"),
    ),
    (marked("Drop draft of scorecard {name}"), marked("Dropped draft of scorecard {name}")),
    (
        marked("Restore version {count} of scorecard {name}"),
        marked("Restored version {count} of scorecard {name}"),
    ),
    (marked("Suggest weights for scorecard {name}"), marked("Suggested weights for scorecard {name}")),
    (marked("Move scorecard {name}"), marked("Moved scorecard {name}")),
    (marked("End scorecard {name}"), marked("Ended scorecard {name}")),
    (marked("Delete scorecard {name}"), marked("Deleted scorecard {name}")),
)
