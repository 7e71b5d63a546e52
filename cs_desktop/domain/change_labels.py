"""The names of changes in the user's language.

The log keeps them in plain English, the same for everybody who opens the file. Where one is shown it is
recognised by its pattern; one that is not known, as from a newer version, is shown as it stands.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from cs_desktop.common.dates import day_text, read_day
from cs_desktop.common.language import count_text, language, marked, tr
from cs_desktop.common.text import capitalized, lowered
from cs_desktop.domain.deck.labels import DECK_NAMES
from cs_desktop.domain.field_labels import FIELD_LABELS
from cs_desktop.domain.health.labels import JUDGMENT_NAMES
from cs_desktop.domain.import_words import KIND_NAMES
from cs_desktop.domain.journey.labels import JOURNEY_NAMES
from cs_desktop.domain.metrics.labels import METRIC_NAMES
from cs_desktop.domain.plan.labels import PLAN_LASTING, PLAN_NAMES
from cs_desktop.domain.plan.library_labels import LIBRARY_NAMES
from cs_desktop.domain.reviews.labels import REVIEW_LASTING, REVIEW_NAMES
from cs_desktop.domain.roadmap import ROADMAP_NAMES
from cs_desktop.domain.scorecards.labels import SCORECARD_NAMES
from cs_desktop.domain.signals.labels import SIGNAL_NAMES
from cs_desktop.domain.timeline import KINDS
from cs_desktop.domain.vocabulary import RenewalOutcome

UNDO, REDO = "Undo: ", "Redo: "

_NAMES: tuple[tuple[str, str], ...] = (
    *DECK_NAMES,
    *JOURNEY_NAMES,
    *JUDGMENT_NAMES,
    *LIBRARY_NAMES,
    *METRIC_NAMES,
    *PLAN_NAMES,
    *REVIEW_NAMES,
    *ROADMAP_NAMES,
    *SIGNAL_NAMES,
    *SCORECARD_NAMES,
    (marked("Change who took part in {entry}"), marked("Changed who took part in {entry}")),
    (marked("Change logo of {name}"), marked("Changed logo of {name}")),
    (marked("Change renewal of {name}"), marked("Changed renewal of {name}")),
    (marked("Change segments and touch models"), marked("Changed segments and touch models")),
    (marked("Change view {name}"), marked("Changed view {name}")),
    (marked("Change {name} in the team"), marked("Changed {name} in the team")),
    (marked("Change {field} of 1 account"), marked("Changed {field} of 1 account")),
    (marked("Change {field} of {count} accounts"), marked("Changed {field} of {count} accounts")),
    (marked("Change {field} of {name}"), marked("Changed {field} of {name}")),
    (marked("Add account {name}"), marked("Added account {name}")),
    (marked("Add contact {name}"), marked("Added contact {name}")),
    (marked("Add task {name}"), marked("Added task {name}")),
    (marked("Add view {name}"), marked("Added view {name}")),
    (marked("Add renewal of {name}"), marked("Added renewal of {name}")),
    (marked("Add {name} to the team"), marked("Added {name} to the team")),
    (marked("Add {entry}"), marked("Added {entry}")),
    (marked("Add {name} to {other}"), marked("Added {name} to {other}")),
    (marked("Mark as done: {name}"), marked("Marked as done: {name}")),
    (marked("Mark {name} as left"), marked("Marked {name} as left")),
    (marked("Mark {name} as back"), marked("Marked {name} as back")),
    (marked("Snooze {name}"), marked("Snoozed {name}")),
    (marked("Keep promise {name}"), marked("Kept promise {name}")),
    (marked("Finish {name}"), marked("Finished {name}")),
    (marked("Reopen {name}"), marked("Reopened {name}")),
    (marked("Delete contact {name}"), marked("Deleted contact {name}")),
    (marked("Delete task {name}"), marked("Deleted task {name}")),
    (marked("Delete view {name}"), marked("Deleted view {name}")),
    (marked("Delete renewal of {name}"), marked("Deleted renewal of {name}")),
    (marked("Delete {count} accounts"), marked("Deleted {count} accounts")),
    (marked("Delete {count} contacts"), marked("Deleted {count} contacts")),
    (marked("Delete {count} tasks"), marked("Deleted {count} tasks")),
    (marked("Delete {count} entries"), marked("Deleted {count} entries")),
    (marked("Delete {entry}"), marked("Deleted {entry}")),
    (marked("Delete {name}"), marked("Deleted {name}")),
    (marked("Attach {name} to {other}"), marked("Attached {name} to {other}")),
    (marked("Rename view {name}"), marked("Renamed view {name}")),
    (marked("Rename {name} to {other}"), marked("Renamed {name} to {other}")),
    (marked("Remove entry of {name}"), marked("Removed entry of {name}")),
    (marked("Remove {name} from the team"), marked("Removed {name} from the team")),
    (marked("Remove {name} from {other}"), marked("Removed {name} from {other}")),
    (
        marked("Deactivate {name} and hand over to {other}"),
        marked("Deactivated {name} and handed over to {other}"),
    ),
    (marked("Deactivate {name}"), marked("Deactivated {name}")),
    (marked("Import {kind} from {name}"), marked("Imported {kind} from {name}")),
    (
        marked("Apply segments and touch models to {count} accounts"),
        marked("Applied segments and touch models to {count} accounts"),
    ),
    (marked("Set segment and touch model of {name}"), marked("Set segment and touch model of {name}")),
    (marked("Take back move of {name}"), marked("Took back move of {name}")),
    (marked("Move view {name}"), marked("Moved view {name}")),
    (marked("Renew {name} of {other}"), marked("Renewed {name} of {other}")),
    (marked("Expand {name} of {other}"), marked("Expanded {name} of {other}")),
    (marked("Reduce {name} of {other}"), marked("Reduced {name} of {other}")),
    (marked("Move {name} of {other}"), marked("Moved {name} of {other}")),
    (marked("Cancel {name} of {other}"), marked("Canceled {name} of {other}")),
    (marked("Correct {name}"), marked("Corrected {name}")),
    (marked("Record renewal of {name}: {outcome}"), marked("Recorded renewal of {name}: {outcome}")),
    (marked("Give reason for loss of {name}"), marked("Gave reason for loss of {name}")),
    (marked("Create workspace"), marked("Created workspace")),
    (marked("Create sample workspace"), marked("Created sample workspace")),
    (marked("Purge deleted data"), marked("Purged deleted data")),
    (marked("Repair: {repaired}"), marked("Repaired: {repaired}")),
)
"""What a change is called, and what it is called once it is done; of two that fit the first holds."""
_KINDS: Mapping[str, str] = {kind.value: name for kind, name in KIND_NAMES.items()}
_ANY = r".+"
_FORMS: Mapping[str, str] = {
    "count": r"[\d,]+",
    "kind": r"\w+",
    "outcome": "|".join(RenewalOutcome),
    "entry": r"[\w ]+ (?:“.*”|of .+)",
}


def change_label(label: str) -> str:
    """Return what a change is called: "Change owner of Halden Freight"."""
    return _told(label, language().locale, "label")


def change_done(label: str) -> str:
    """Return what was done: "Changed owner of Halden Freight"."""
    return _told(label, language().locale, "done")


def is_lasting(label: str) -> bool:
    """Return whether undo leaves a change alone, so that nothing offers it."""
    return label.startswith((*PLAN_LASTING, *REVIEW_LASTING))


def inside(text: str) -> str:
    """Return a change's name as it goes on inside a sentence; German begins it with a noun."""
    return lowered(text) if language().is_english else text


@dataclass(frozen=True, slots=True)
class _Pattern:
    label: str
    done: str
    form: re.Pattern[str]


@lru_cache(maxsize=2048)
def _told(label: str, _locale: str, which: str) -> str:
    """Return a label told in the language in use, which is part of what is remembered."""
    for prefix, words in ((UNDO, marked("Undo: {change}")), (REDO, marked("Redo: {change}"))):
        if label.startswith(prefix):
            return tr(words, change=inside(_told(label.removeprefix(prefix), _locale, "label")))
    for pattern in _patterns():
        if (match := pattern.form.fullmatch(label)) is not None:
            values = {name: _shown(name, value) for name, value in match.groupdict().items()}
            if None not in values.values():
                return tr(getattr(pattern, which), **values)
    return label


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(_Pattern(label, done, re.compile(_form(label), re.DOTALL)) for label, done in _NAMES)


def _form(label: str) -> str:
    """Return the pattern of a label with its places."""
    parts = re.split(r"\{(\w+)\}", label)
    return "".join(
        f"(?P<{part}>{_FORMS.get(part, _ANY)})" if place % 2 else re.escape(part)
        for place, part in enumerate(parts)
    )


def _shown(place: str, value: str) -> str | None:
    """Return what stands at a place in the user's language; None where it is not what belongs there."""
    if place == "field" and value not in _field_names():
        return None
    if place == "entry":
        return _entry(value)
    if language().is_english:
        return value
    if place == "field":
        return tr(value)
    if place == "count":
        return count_text(int(value.replace(",", "")))
    if place == "kind":
        return tr(_KINDS.get(value, value))
    if place == "slide":
        return tr(value)
    if place == "outcome":
        return lowered(tr(capitalized(value)))
    return value


def _entry(value: str) -> str | None:
    """Return what an entry of the timeline is called."""
    known = [word for word in KINDS.values() if value.casefold().startswith(f"{word.casefold()} ")]
    if not known:
        return None
    kind = max(known, key=len)
    rest = value[len(kind) + 1 :]
    # Inside a sentence English goes on small, as it is stored.
    kind = value[: len(kind)] if language().is_english else tr(kind)
    title = re.fullmatch(r"“(.*)”", rest, re.DOTALL)
    if title is not None:
        return tr("{kind} “{title}”", kind=kind, title=title[1])
    text = rest.removeprefix("of ")
    day = read_day(text)
    return tr("{kind} of {day}", kind=kind, day=text if day is None else day_text(day))


@cache
def _field_names() -> frozenset[str]:
    return frozenset(field.text for fields in FIELD_LABELS.values() for field in fields.values())
