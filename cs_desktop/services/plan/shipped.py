"""The blueprints and measures that come with the program, read from its resources."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.resources import resource
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.plan.blueprints import Blueprint, BlueprintMeasure, ShippedBlueprint, read_blueprint

_FOLDER = "blueprints"
_ABOUT = ("name", "about", "segment", "use_case")


@dataclass(frozen=True, slots=True)
class ShippedMeasure:
    """A measure of a blueprint that comes with the program, with what it is used for."""

    measure: BlueprintMeasure
    use_case: str


def shipped_blueprints() -> tuple[ShippedBlueprint, ...]:
    """Return the blueprints that come with the program, by name, in the user's language."""
    paths = sorted(resource(_FOLDER).glob("*.toml"))
    found = [_shipped(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in paths]
    return tuple(sorted(found, key=lambda one: one.name))


def shipped_blueprint(key: str) -> ShippedBlueprint:
    """Return one of them.

    Raises:
        KnownError: there is no such blueprint.
    """
    found = next((one for one in shipped_blueprints() if one.key == key), None)
    if found is None:
        raise KnownError(tr("There is no blueprint called {name}; choose another one.", name=key))
    return found


def shipped_measures() -> tuple[ShippedMeasure, ...]:
    """Return the measures of these blueprints, each once."""
    found: dict[str, ShippedMeasure] = {}
    for one in shipped_blueprints():
        for measure in one.blueprint.measures:
            before = found.get(measure.name)
            use_case = one.use_case if before is None else ""
            found[measure.name] = ShippedMeasure(measure, use_case)
    return tuple(found.values())


def texts_of(stored: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts of a blueprint that are put into the user's language."""
    yield from (stored[name] for name in (*_ABOUT, "outcome") if stored[name])
    for objective in stored["objectives"]:
        yield from (objective["text"], objective["category"])
        for measure in objective["measures"]:
            yield from (measure["name"], measure["definition"], *measure.get("scale", ()))
            if _is_word(measure.get("unit", "")):
                yield measure["unit"]
    yield from (one["text"] for one in stored["actions"])
    yield from (one["name"] for one in stored["milestones"])


def _shipped(key: str, stored: Mapping[str, Any]) -> ShippedBlueprint:
    content = {name: value for name, value in stored.items() if name not in _ABOUT}
    blueprint = told(read_blueprint(content, stored["name"]), lambda text: tr(text) if text else "")
    about = {name: tr(stored[name]) if stored[name] else "" for name in _ABOUT}
    return ShippedBlueprint(
        key, about["name"], about["about"], about["segment"], about["use_case"], blueprint
    )


def told(blueprint: Blueprint, say: Callable[[str], str]) -> Blueprint:
    """Return a blueprint with its texts put into a language; units that are no words stay."""

    def measure(one: BlueprintMeasure) -> BlueprintMeasure:
        return replace(
            one,
            name=say(one.name),
            definition=say(one.definition),
            unit=say(one.unit) if _is_word(one.unit) else one.unit,
            scale=tuple(say(word) for word in one.scale),
        )

    return replace(
        blueprint,
        outcome=say(blueprint.outcome),
        objectives=tuple(
            replace(
                one,
                text=say(one.text),
                category=say(one.category),
                measures=tuple(measure(each) for each in one.measures),
            )
            for one in blueprint.objectives
        ),
        actions=tuple(replace(one, text=say(one.text)) for one in blueprint.actions),
        milestones=tuple(replace(one, name=say(one.name)) for one in blueprint.milestones),
    )


def _is_word(unit: str) -> bool:
    return bool(unit) and unit not in set(Unit)
