"""Blueprints: what a success plan begins with, without anything that holds for one customer only.

A blueprint is stored as JSON, shipped ones as TOML of the same shape. Each part has a key, by which a plan's
parts are found again when a newer edition is published.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, NamedTuple

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.vocabulary import MeasureKind

if TYPE_CHECKING:
    from typing import TypeVar

    from _typeshed import DataclassInstance

    Shape = TypeVar("Shape", bound=DataclassInstance)

FORMAT = 1
"""Of the content; a newer one is refused."""


@dataclass(frozen=True, slots=True)
class BlueprintMeasure:
    """How an objective is measured; baseline and target are each customer's own."""

    key: str
    name: str
    kind: str = MeasureKind.RAISE.value
    unit: str = ""
    definition: str = ""
    metric: str = ""
    """The key of the metric that says where it is; empty where it is entered by hand."""
    scale: tuple[str, ...] = ()
    """Of an ordered scale: its words, the worst first."""
    library_id: int | None = None


@dataclass(frozen=True, slots=True)
class BlueprintObjective:
    """One thing to be achieved, in the customer's words."""

    key: str
    text: str
    category: str = ""
    days: int | None = None
    """Days from the plan's first day until its measures are due."""
    measures: tuple[BlueprintMeasure, ...] = ()


@dataclass(frozen=True, slots=True)
class BlueprintAction:
    """What one side does, by days from the plan's first day."""

    key: str
    text: str
    party: str = Party.OURS.value
    objective: str = ""
    """The key of the objective that it serves; empty for none."""
    start: int | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class BlueprintMilestone:
    """What is to be reached, so many days after the plan's first day."""

    key: str
    name: str
    party: str = Party.SHARED.value
    days: int | None = None


@dataclass(frozen=True, slots=True)
class BlueprintDependency:
    """What waits for what, both by the key of an action or milestone."""

    waits: str
    needs: str
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What a plan begins with."""

    outcome: str = ""
    """How the customer may put what they want; empty to ask them."""
    days: int | None = None
    """How long the plan runs."""
    objectives: tuple[BlueprintObjective, ...] = ()
    actions: tuple[BlueprintAction, ...] = ()
    milestones: tuple[BlueprintMilestone, ...] = ()
    dependencies: tuple[BlueprintDependency, ...] = ()

    @property
    def measures(self) -> Iterator[BlueprintMeasure]:
        """Yield the measures of all objectives."""
        for objective in self.objectives:
            yield from objective.measures


class Described(NamedTuple):
    """What a blueprint is called, and for whom it is; empty for anybody."""

    name: str
    segment: str = ""
    use_case: str = ""


@dataclass(frozen=True, slots=True)
class BlueprintEntry:
    """A blueprint of the workspace in a list."""

    id: int
    name: str
    segment: str
    use_case: str
    edition: int
    """How often it was published; 0 for not yet."""
    has_draft: bool
    """Whether something was changed since it was published."""
    blueprint: Blueprint | None
    """As published, or its draft while it never was; None where this version cannot read it."""
    problem: str = ""
    """Why it cannot be read."""
    plans: int = 0
    """How many plans were made from it."""
    outdated: int = 0
    """How many of these follow an older edition."""

    @property
    def described(self) -> Described:
        """Return what it is called, and for whom it is."""
        return Described(self.name, self.segment, self.use_case)


@dataclass(frozen=True, slots=True)
class ShippedBlueprint:
    """A blueprint that comes with the program."""

    key: str
    name: str
    about: str
    segment: str
    use_case: str
    blueprint: Blueprint


@dataclass(frozen=True, slots=True)
class PlanStarts:
    """Everything that a plan can be started from."""

    own: tuple[BlueprintEntry, ...] = ()
    shipped: tuple[ShippedBlueprint, ...] = ()


def read_blueprint(stored: Mapping[str, Any], name: str) -> Blueprint:
    """Return the blueprint that is stored; `name` is what it is called in messages.

    Raises:
        KnownError: it was made by a newer version of the program, or is damaged.
    """
    known = {"format", *(one.name for one in fields(Blueprint))}
    if int(stored.get("format", FORMAT)) > FORMAT:
        raise _newer(name, tr("format {number}", number=stored["format"]))
    _refuse_unknown(stored, known, name)
    try:
        return Blueprint(
            str(stored.get("outcome", "")),
            stored.get("days"),
            tuple(_objective(one, name) for one in stored.get("objectives", ())),
            tuple(_part(BlueprintAction, one, name) for one in stored.get("actions", ())),
            tuple(_part(BlueprintMilestone, one, name) for one in stored.get("milestones", ())),
            tuple(_part(BlueprintDependency, one, name) for one in stored.get("dependencies", ())),
        )
    except (TypeError, AttributeError, ValueError) as error:
        raise KnownError(
            tr("The blueprint {name} is damaged and cannot be read; undo its last change.", name=name)
        ) from error


def stored_blueprint(blueprint: Blueprint) -> dict[str, Any]:
    """Return a blueprint as JSON stores it; `read_blueprint` returns the same again."""
    found: dict[str, Any] = {"format": FORMAT, **asdict(blueprint)}
    for objective in found["objectives"]:
        for measure in objective["measures"]:
            measure["scale"] = list(measure["scale"])
        objective["measures"] = list(objective["measures"])
    return {key: list(value) if isinstance(value, tuple) else value for key, value in found.items()}


def summary(blueprint: Blueprint) -> tuple[int, int, int]:
    """Return how many objectives, actions and milestones it has."""
    return len(blueprint.objectives), len(blueprint.actions), len(blueprint.milestones)


def _objective(stored: Mapping[str, Any], name: str) -> BlueprintObjective:
    measures = tuple(_measure(one, name) for one in stored.get("measures", ()))
    return _part(BlueprintObjective, {**stored, "measures": measures}, name)


def _measure(stored: Mapping[str, Any], name: str) -> BlueprintMeasure:
    measure = _part(BlueprintMeasure, {**stored, "scale": tuple(stored.get("scale") or ())}, name)
    if measure.kind not in set(MeasureKind):
        raise _newer(name, tr("measures of the kind “{kind}”", kind=measure.kind))
    return measure


def _part(shape: "type[Shape]", stored: Mapping[str, Any], name: str) -> "Shape":
    _refuse_unknown(stored, {one.name for one in fields(shape)}, name)
    party = stored.get("party", Party.OURS.value)
    if party not in set(Party):
        raise _newer(name, tr("the side “{side}”", side=party))
    return shape(**stored)


def _refuse_unknown(stored: Mapping[str, Any], known: set[str], name: str) -> None:
    unknown: Sequence[str] = sorted(set(stored) - known)
    if unknown:
        raise _newer(name, ", ".join(f"“{one}”" for one in unknown))


def _newer(name: str, what: str) -> KnownError:
    return KnownError(
        tr(
            "The blueprint {name} was made by a newer version of CS Desktop ({what}); update to use it.",
            name=name,
            what=what,
        )
    )
