"""Which accounts of a sample workspace have a journey map, and its own templates."""

from collections.abc import Mapping, Sequence
from typing import Any

from cs_desktop.domain.journey.content import MapContent
from cs_desktop.services.demo.chance import Subject, stream
from cs_desktop.services.demo.desk import Desk
from cs_desktop.services.demo.journey_rows import Adder, Sources, write_map
from cs_desktop.services.demo.journeys import Life, lived_map, template_of, written_map
from cs_desktop.services.demo.library import Texts
from cs_desktop.services.demo.schedule import tone_of
from cs_desktop.services.demo.stages import stages_of
from cs_desktop.services.journey.templates import content_from, read_template

_NAME = "Journey"


class JourneyScribe:
    """Writes the maps of accounts; each template is read once."""

    def __init__(
        self, texts: Texts, seed: int, lifecycle: Mapping[str, int], metrics: Mapping[str, tuple[int, str]]
    ) -> None:
        """`lifecycle` gives the ids of the stages of life by name; `metrics` ids and names by key."""
        self._texts, self._seed, self._lifecycle, self._metrics = texts, seed, lifecycle, metrics
        self._read: dict[str, MapContent] = {}
        self._own: dict[int, tuple[str, int, int, Sources]] = {}
        """By the number of the account: the shipped template that its map is like, and our own made of it."""

    def write_templates(self, add: Adder) -> None:
        """Write the templates that the team has made its own."""
        for one in self._texts["templates"]:
            content = self._template(one["from"])
            published: bool = one["published"]
            map_id, ids = write_map(
                add, content, name=one["name"], published=published, segment=one["segment"]
            )
            for number in one["accounts"]:
                self._own[number] = (one["from"], map_id, int(published), ids)

    def write(self, desk: Desk, objectives: Sequence[int]) -> None:
        """Write the map of an account that has one; `objectives` are those of its plan, in order."""
        life, number = self._life(desk), desk.history.profile.number
        first_day = desk.history.first_day
        if life is None or first_day is None:
            return
        written: dict[str, Any] | None = next(
            (one for one in self._texts["maps"] if one["account"] == number), None
        )
        if written is not None:
            content, served = written_map(written, self._lifecycle, first_day, life, objectives)
            name: str = written["name"]
            write_map(desk.add, content, name=name, account_id=desk.account_id, served=served)
            return
        own = self._own.get(number)
        key = own[0] if own else template_of(number, desk.history.profile.segment)
        if key:
            rng = stream(self._seed, Subject.JOURNEYS, number)
            lived = lived_map(self._template(key), life, rng)
            write_map(
                desk.add, lived, name=_NAME, account_id=desk.account_id, origin=own[1:] if own else None
            )

    def _template(self, key: str) -> MapContent:
        if key not in self._read:
            # In the words of the file: a sample workspace is the same in every language of the program.
            self._read[key] = content_from(read_template(key), self._lifecycle, str)
        return self._read[key]

    def _life(self, desk: Desk) -> Life | None:
        entered = stages_of(desk.history, desk.horizon)
        if not entered or desk.history.last is None:
            return None
        since, place = entered[-1]
        until = desk.horizon.until
        return Life(
            *(place, desk.shared.stages[place], since, until, tone_of(desk.history.last)),
            *(desk.member(until), self._metrics),
        )
