"""Survey answers, gathered into waves: one survey of one kind at one account."""

from functools import cached_property

from sqlalchemy import select

from cs_desktop.common.language import tr
from cs_desktop.domain.surveys import STANDARD_SCALES
from cs_desktop.domain.vocabulary import SurveyKind, words
from cs_desktop.models.tables import Survey, SurveyAnswer
from cs_desktop.services.importing.formats import BadCell
from cs_desktop.services.importing.planning.base import IS_NEEDED, ObjectPlanner, text_of
from cs_desktop.services.importing.planning.plan import Draft, Row
from cs_desktop.services.importing.records import Record

_WaveKey = tuple[int, str, str]
"""Account, name in lower case, kind."""


class SurveyPlanner(ObjectPlanner):
    """Plans survey answers and the waves that they belong to."""

    table = SurveyAnswer

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self._new: set[int] = set()
        """Waves that this file makes."""
        self._told: set[int] = set()
        """Waves of which this file has said how many were asked."""

    def references(self, record: Record) -> Row:
        """Return the wave, which is made where it is new."""
        account_id = self.account(record)
        stated = text_of(record, "kind")
        if stated is None:
            raise BadCell(tr(IS_NEEDED), "kind")
        kind = SurveyKind(stated)
        name = text_of(record, "survey") or words(kind)
        key = (account_id, name.casefold(), kind.value)
        wave = self._waves.get(key)
        scale = _scale(record, kind, wave)
        asked = record.values.get("asked")
        if wave is None:
            wave = self._new_wave(key, name, scale, asked)
        elif asked is not None:
            self._ask(wave, asked)
        return {"survey_id": wave["id"]}

    @cached_property
    def _waves(self) -> dict[_WaveKey, Row]:
        found = {}
        for row in self.draft.connection.execute(select(Survey.__table__)).mappings():
            found[row["account_id"], row["name"].casefold(), row["kind"]] = dict(row)
        return found

    def _new_wave(self, key: _WaveKey, name: str, scale: tuple[float, float], asked: object) -> Row:
        values = {"account_id": key[0], "name": name, "kind": key[2], "asked": asked}
        values |= {"scale_min": scale[0], "scale_max": scale[1]}
        wave = self._waves[key] = self.draft.insert(Survey, values)
        self._new.add(wave["id"])
        if asked is not None:
            self._told.add(wave["id"])
        return wave

    def _ask(self, wave: Row, asked: object) -> None:
        """Take over how many were asked, which every row of a wave repeats."""
        if wave["id"] in self._told and wave["asked"] != asked:
            raise BadCell(tr("an earlier line of this survey says {number}", number=wave["asked"]), "asked")
        self._told.add(wave["id"])
        if wave["id"] not in self._new and wave["asked"] != asked:
            self.draft.update(Survey, wave["id"], {"asked": asked})
        # For a new wave this is the row that will be inserted.
        wave["asked"] = asked


def _scale(record: Record, kind: SurveyKind, wave: Row | None) -> tuple[float, float]:
    """Return the scale of the row's wave.

    NPS is asked on its own scale only.

    Raises:
        BadCell: there is none, another one holds, or the score is not on it.
    """
    usual = _usual_scale(kind, wave)
    is_fixed = wave is not None or kind is SurveyKind.NPS
    scale = []
    for field, held in zip(("scale_min", "scale_max"), usual, strict=True):
        stated = _number(record, field)
        if is_fixed and stated not in (None, held):
            raise BadCell(
                tr("this survey's scale is {low} to {high}", low=f"{usual[0]:g}", high=f"{usual[1]:g}"), field
            )
        bound = held if stated is None else stated
        if bound is None:
            raise BadCell(tr("a survey of this kind needs its scale"), field)
        scale.append(bound)
    lowest, highest = scale
    if lowest >= highest:
        raise BadCell(tr("the scale's end is not above its start"), "scale_max")
    score = _number(record, "score")
    if score is not None and not lowest <= score <= highest:
        raise BadCell(
            tr(
                "{score} is not on the scale from {low} to {high}",
                score=f"{score:g}",
                low=f"{lowest:g}",
                high=f"{highest:g}",
            ),
            "score",
        )
    return lowest, highest


def _usual_scale(kind: SurveyKind, wave: Row | None) -> tuple[float | None, float | None]:
    if wave:
        return wave["scale_min"], wave["scale_max"]
    standard = STANDARD_SCALES.get(kind)
    return (standard.low, standard.high) if standard else (None, None)


def _number(record: Record, field: str) -> float | None:
    value = record.values.get(field)
    return value if isinstance(value, float) else None
