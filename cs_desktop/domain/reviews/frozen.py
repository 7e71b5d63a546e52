"""A review's figures: as they stand while it is open, and as they stood when it was closed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, TypeVar

from cs_desktop.domain.plan.content import PlanMeasure
from cs_desktop.domain.plan.words import SaidMeasure, value_said
from cs_desktop.domain.reviews.chain import NewRow, OldRow, new_rows, old_rows
from cs_desktop.domain.reviews.content import CommitmentEntry, ReviewHead
from cs_desktop.domain.reviews.scoring import reading_on
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.vocabulary import MeasureKind, ReviewStatus, Score

VERSION = 1
_DAYS = frozenset({"set_on", "result_on", "baseline_on", "due", "as_of", "current_on"})
"""Fields that are kept as text."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Numbers:
    """How the values of a commitment are read."""

    kind: str = MeasureKind.RAISE.value
    """A `MeasureKind`."""
    unit: str = ""
    words: tuple[str, ...] = ()
    """Of an ordered scale, the worst first."""

    def said(self, value: float | None, currency: str) -> str:
        """Return a value as one reads it."""
        scale = {"words": self.words} if self.words else None
        return value_said(SaidMeasure(self.kind, self.unit, scale), value, currency)

    def target_said(self, low: float | None, high: float | None, currency: str) -> str:
        """Return a target; of a range both of its ends."""
        said = self.said(low, currency)
        return f"{said}–{self.said(high, currency)}" if self.kind == MeasureKind.STAY_WITHIN else said


@dataclass(frozen=True, slots=True)
class Scored:
    """One of the last commitments, as a review scored it or would."""

    commitment_id: int
    objective_id: int
    number: int
    text: str
    set_on: date | None
    measure: str
    numbers: Numbers
    start: float | None
    target: float | None
    target_high: float | None
    result: float | None
    result_on: date | None
    source: str
    """The metric's name; empty where somebody entered the result."""
    attained: float | None
    score: str
    confirmed: bool
    decision: str
    next_number: int
    next_target: float | None


@dataclass(frozen=True, slots=True)
class Set:
    """A commitment for the next period."""

    commitment_id: int
    objective_id: int
    number: int
    text: str
    measure: str
    numbers: Numbers
    baseline: float | None
    baseline_on: date | None
    target: float | None
    target_high: float | None
    due: date | None
    owner: str
    contact: str
    carried: bool
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a measure of the plan stood."""

    objective: str
    measure: str
    numbers: Numbers
    baseline: float | None
    target: float | None
    target_high: float | None
    current: float | None
    current_on: date | None


@dataclass(frozen=True, slots=True)
class AccountFigures:
    """What is kept of the account's own figures; None where there is none."""

    health: int | None = None
    band: str = ""
    """The name of the `Band`; empty without a score."""
    quadrant: str = ""
    arr: int | None = None
    """Minor units; None where the account never had a subscription."""


@dataclass(frozen=True, slots=True)
class ReviewFigures:
    """All figures of a review."""

    as_of: date
    currency: str
    scored: tuple[Scored, ...] = ()
    set: tuple[Set, ...] = ()
    measures: tuple[Standing, ...] = ()
    account: AccountFigures | None = None
    """Known once the review is closed."""

    @property
    def met(self) -> int:
        """Return how many of the last commitments are met."""
        return sum(one.score == Score.MET for one in self.scored)


def figures_of(shown: ReviewsShown, review: ReviewHead) -> ReviewFigures:
    """Return the figures of a review: frozen where it was closed, else as they stand today."""
    if review.status == ReviewStatus.CLOSED and review.frozen:
        return thaw(review.frozen)
    return live_figures(shown, review)


def live_figures(shown: ReviewsShown, review: ReviewHead) -> ReviewFigures:
    """Return the figures of a review as they stand."""
    content = shown.plan.content
    objectives = {one.id: one.text for one in content.objectives} if content is not None else {}
    return ReviewFigures(
        as_of=min(review.day, shown.today),
        currency=shown.plan.currency,
        scored=tuple(_scored(shown, row) for row in old_rows(shown, review)),
        set=tuple(_set(shown, row) for row in new_rows(shown, review)),
        measures=tuple(
            _standing(shown, one, objectives.get(one.objective_id, ""), min(review.day, shown.today))
            for one in (content.measures if content is not None else ())
        ),
    )


def freeze(figures: ReviewFigures) -> dict[str, Any]:
    """Return the figures as they are kept."""
    return {"version": VERSION, **_plain(asdict(figures))}


def thaw(kept: Mapping[str, Any]) -> ReviewFigures:
    """Return figures that were kept; what a newer program kept besides is left out."""
    account = kept.get("account")
    return ReviewFigures(
        date.fromisoformat(kept["as_of"]),
        str(kept.get("currency") or ""),
        tuple(_read(Scored, one) for one in kept.get("scored", ())),
        tuple(_read(Set, one) for one in kept.get("set", ())),
        tuple(_read(Standing, one) for one in kept.get("measures", ())),
        None if account is None else _read(AccountFigures, account),
    )


def _standing(shown: ReviewsShown, measure: PlanMeasure, objective: str, day: date) -> Standing:
    reading = reading_on(shown.plan, measure, day)
    return Standing(
        objective=objective,
        measure=measure.name,
        numbers=numbers_of(measure, measure.unit),
        baseline=measure.baseline,
        target=measure.target,
        target_high=measure.target_high,
        current=reading.value if reading else None,
        current_on=reading.on if reading else None,
    )


def _scored(shown: ReviewsShown, row: OldRow) -> Scored:
    entry, reading = row.entry, row.reading
    return Scored(
        commitment_id=entry.id,
        objective_id=entry.objective_id,
        number=row.number,
        text=entry.text,
        set_on=shown.book.by_id[entry.review_id].day,
        measure=row.measure.name if row.measure is not None else "",
        numbers=numbers_of(row.measure, entry.unit, row.goal.kind),
        start=entry.baseline,
        target=entry.target,
        target_high=entry.target_high,
        result=reading.value if reading else None,
        result_on=reading.on if reading else None,
        source=reading.source if reading else "",
        attained=row.attained,
        score=row.score,
        confirmed=row.confirmed,
        decision=row.decision,
        next_number=row.next_number,
        next_target=row.next_target,
    )


def _set(shown: ReviewsShown, row: NewRow) -> Set:
    entry = row.entry
    owner, contact = _owners(shown, entry)
    return Set(
        commitment_id=entry.id,
        objective_id=entry.objective_id,
        number=row.number,
        text=entry.text,
        measure=row.measure.name if row.measure is not None else "",
        numbers=numbers_of(row.measure, entry.unit),
        baseline=entry.baseline,
        baseline_on=entry.baseline_on,
        target=entry.target,
        target_high=entry.target_high,
        due=entry.due,
        owner=owner,
        contact=contact,
        carried=row.carried,
        gaps=tuple(gap.value for gap in row.gaps),
    )


def _owners(shown: ReviewsShown, entry: CommitmentEntry) -> tuple[str, str]:
    ours, theirs = shown.members.get(entry.owner_id or 0), shown.contacts.get(entry.contact_id or 0)
    return ours.name if ours else "", theirs.name if theirs else ""


def numbers_of(measure: PlanMeasure | None, unit: str, kind: str = "") -> Numbers:
    """Return how the values of a measure are read; `kind` is what a measure that is gone was."""
    if measure is None:
        return Numbers(kind or MeasureKind.RAISE.value, unit)
    words = (measure.scale or {}).get("words") or ()
    return Numbers(measure.kind, unit, tuple(str(word) for word in words))


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _read(shape: type[T], kept: Mapping[str, Any]) -> T:
    values: dict[str, Any] = {}
    for name in (one.name for one in fields(shape)):  # type: ignore[arg-type] # each shape is a dataclass
        value: Any = kept.get(name)
        if name in _DAYS and value:
            value = date.fromisoformat(value)
        elif name == "numbers":
            value = Numbers(value["kind"], value["unit"], tuple(value["words"]))
        elif isinstance(value, list):
            value = tuple(value)
        values[name] = value
    return shape(**values)
