"""Each difference between two states of a map, in words: on its card, and in the list."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.differences import Comparison, Difference, Way
from cs_desktop.domain.journey.feeling_texts import signed

_KINDS: Mapping[Kind, Callable[[], str]] = {
    Kind.JOURNEY_STAGE: lambda: tr("Stage"),
    Kind.JOURNEY_LANE: lambda: tr("Lane"),
    Kind.JOURNEY_PERSONA: lambda: tr("Persona"),
}
"""What is said of what stands in no stage."""


class Teller:
    """Knows the names of the stages of both states."""

    def __init__(self, old: MapContent, new: MapContent) -> None:
        self._old, self._new = old, new
        self._stages: Mapping[int, str] = {
            stage.id: stage.name for content in (old, new) for stage in content.stages
        }
        self._personas = {one.id: one.name for content in (old, new) for one in content.personas}

    def stage(self, stage_id: object) -> str:
        """Return the name of a stage; empty where there is none."""
        return self._stages.get(stage_id, "") if isinstance(stage_id, int) else ""

    def title(self, one: Difference) -> str:
        """Return what differs."""
        if one.kind is Kind.JOURNEY_EMOTION:
            name = self._persona_of(one.id) if len(self._personas) > 1 else tr("Emotion")
            return tr("{whose}, {stage}", whose=name, stage=self.stage(one.stage_id))
        return one.title or tr("Without a title")

    def detail(self, one: Difference) -> str:
        """Return where it is, or from what to what it went."""
        if one.way is Way.MOVED:
            was, now = self._place(one, one.was), self._place(one, one.now)
            return tr("{was} to {now}", was=was, now=now) if was != now else now
        if one.way is Way.RATED:
            return tr("{was} to {now}", was=self._value(one.was), now=self._value(one.now))
        if one.way is Way.CLOSED:
            return day_text(one.now) if isinstance(one.now, date) else self.stage(one.stage_id)
        if one.way is Way.CHANGED and one.was != one.now and one.kind is not Kind.JOURNEY_EMOTION:
            return tr("was {text}", text=str(one.was) or "–")
        return _KINDS[one.kind]() if one.kind in _KINDS else self.stage(one.stage_id)

    def named(self, found: Comparison, content: MapContent) -> MapContent:
        """Return a map whose stages and lanes say in their names that they came or are gone."""
        words = {
            Way.ADDED: lambda name: tr("{name}, added", name=name),
            Way.REMOVED: lambda name: tr("{name}, removed", name=name),
        }
        said = {(one.kind, one.id): words[one.way] for one in found.differences if one.way in words}

        def told(kind: Kind, part: Any) -> Any:  # noqa: ANN401 - a stage or a lane
            word = said.get((kind, part.id))
            return part if word is None else replace(part, name=word(part.name))

        return replace(
            content,
            stages=tuple(told(Kind.JOURNEY_STAGE, stage) for stage in content.stages),
            lanes=tuple(told(Kind.JOURNEY_LANE, lane) for lane in content.lanes),
        )

    def on_new(self, one: Difference) -> str:
        """Return what is said where a thing is now."""
        match one.way:
            case Way.MOVED:
                was = self._place(one, one.was)
                return (
                    tr("Moved from {place}", place=was) if was != self._place(one, one.now) else tr("Moved")
                )
            case Way.RATED:
                return tr("Was {value}", value=self._value(one.was))
            case Way.CLOSED:
                day = day_text(one.now) if isinstance(one.now, date) else ""
                if one.kind is Kind.MILESTONE:
                    return tr("Reached {day}", day=day)
                return tr("Closed {day}", day=day) if day else tr("Closed")
            case Way.ADDED:
                return tr("Added")
            case Way.REMOVED:
                return tr("Removed")
            case Way.CHANGED:
                return tr("Changed")

    def on_old(self, one: Difference) -> str:
        """Return what is said where a thing was."""
        match one.way:
            case Way.MOVED:
                now = self._place(one, one.now)
                return tr("Moved to {place}", place=now) if now != self._place(one, one.was) else tr("Moved")
            case Way.RATED:
                return tr("Now {value}", value=self._value(one.now))
            case _:
                return self.on_new(one)

    def _place(self, one: Difference, place: object) -> str:
        if isinstance(place, date):
            return day_text(place)
        if one.kind in (Kind.JOURNEY_STAGE, Kind.JOURNEY_LANE):
            return tr("place {number}", number=place)
        dated = isinstance(one.was, date) or isinstance(one.now, date)
        return self.stage(place) or (tr("no day") if dated else tr("Not placed"))

    def _value(self, value: object) -> str:
        return signed(float(value)) if isinstance(value, int | float) else "–"

    def _persona_of(self, feeling_id: int) -> str:
        feelings = (*self._new.emotions, *self._old.emotions)
        persona = next((one.persona_id for one in feelings if one.id == feeling_id), 0)
        return self._personas.get(persona, "")


def feeling_change(delta: float | None, was: float | None, now: float | None) -> tuple[str, str, str]:
    """Return icon, role and words of how much better or worse a stage feels."""
    if delta is None:
        if was is None:
            return "plus", "text", tr("{value}, new", value=signed(now or 0.0))
        return "minus", "text2", tr("{value}, gone", value=signed(was))
    if delta > 0:
        return "arrow-up-right", "good_text", tr("{delta} better", delta=signed(delta))
    if delta < 0:
        return "arrow-down-right", "risk_text", tr("{delta} worse", delta=signed(delta))
    return "", "text2", tr("No change")
