"""The names of changes to reviews, as `domain.change_labels` tells them: to do, and done."""

from cs_desktop.common.language import marked

REVIEW_NAMES: tuple[tuple[str, str], ...] = (
    (marked("Plan review of {name}"), marked("Planned review of {name}")),
    (marked("Move review {name}"), marked("Moved review {name}")),
    (marked("Change review {name}"), marked("Changed review {name}")),
    (marked("Cancel review {name}"), marked("Canceled review {name}")),
    (marked("Mark as missed: review {name}"), marked("Marked as missed: review {name}")),
    (marked("Plan again: review {name}"), marked("Planned again: review {name}")),
    (marked("Begin review {name}"), marked("Began review {name}")),
    (marked("Delete review {name}"), marked("Deleted review {name}")),
    (marked("Add agenda point of {name}"), marked("Added agenda point of {name}")),
    (marked("Move agenda point of {name}"), marked("Moved agenda point of {name}")),
    (marked("Check off agenda point of {name}"), marked("Checked off agenda point of {name}")),
    (marked("Reopen agenda point of {name}"), marked("Reopened agenda point of {name}")),
    (marked("Change minutes of agenda point of {name}"), marked("Changed minutes of agenda point of {name}")),
    (marked("Change agenda point of {name}"), marked("Changed agenda point of {name}")),
    (marked("Write notes to agenda point of {name}"), marked("Wrote notes to agenda point of {name}")),
    (marked("Delete agenda point of {name}"), marked("Deleted agenda point of {name}")),
    (marked("Take agenda from template of {name}"), marked("Took agenda from template of {name}")),
    (marked("Save agenda {name}"), marked("Saved agenda {name}")),
    (marked("Delete agenda {name}"), marked("Deleted agenda {name}")),
    (marked("Ask people to review of {name}"), marked("Asked people to review of {name}")),
    (marked("Note attendance at review of {name}"), marked("Noted attendance at review of {name}")),
    (marked("Remove attendee of review of {name}"), marked("Removed attendee of review of {name}")),
    (marked("Add decision of {name}"), marked("Added decision of {name}")),
    (marked("Change decision of {name}"), marked("Changed decision of {name}")),
    (marked("Delete decision of {name}"), marked("Deleted decision of {name}")),
    (marked("Decide action of {name}"), marked("Decided action of {name}")),
)
