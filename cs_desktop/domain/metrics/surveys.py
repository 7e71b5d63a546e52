"""Surveys that people enter: a wave, how many were asked, and the answers."""

import re
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.surveys import NPS_DETRACTORS_TO, STANDARD_SCALES
from cs_desktop.domain.vocabulary import SurveyKind

KINDS = tuple(STANDARD_SCALES)
"""The kinds whose scale is fixed, so that an answer can be judged."""
MOST_ANSWERS, MOST_ASKED = 1000, 1_000_000
_LONGEST_NAME = 200
_ANSWER = re.compile(r"(\d{1,2})(?:[\s:;,]+(.*))?", re.ASCII)
_SCORES = re.compile(r"\d{1,2}(?:[\s,;]+\d{1,2})*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Wave:
    """A survey of the account that is stored already."""

    id: int
    name: str
    kind: str
    asked: int | None
    answers: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One person's answer."""

    score: int
    respondent: str = ""


@dataclass(frozen=True, slots=True)
class NewSurvey:
    """What somebody entered of a survey."""

    account_id: int
    kind: SurveyKind
    name: str
    asked: int | None
    day: date
    answers: tuple[Answer, ...]
    wave_id: int | None = None
    """The wave that it adds to; None for a new one."""


def read_answers(kind: SurveyKind, text: str) -> tuple[Answer, ...]:
    """Return the answers that a text means: a score and perhaps a name a line, or a line of scores alone.

    Raises:
        InputError: there is none, a line begins with no score of the scale, or there are too many.
    """
    scale = STANDARD_SCALES[kind]
    found: list[Answer] = []
    for line in (line.strip() for line in text.splitlines()):
        if _SCORES.fullmatch(line):
            found += [Answer(int(score)) for score in re.split(r"[\s,;]+", line)]
        elif line:
            match = _ANSWER.fullmatch(line)
            if match is None:
                raise InputError(
                    tr("Begin each line with a score, such as 9 Ana Ruiz; “{line}” has none.", line=line[:40])
                )
            found.append(Answer(int(match[1]), (match[2] or "").strip()[:_LONGEST_NAME]))
    outside = next((one.score for one in found if not scale.low <= one.score <= scale.high), None)
    if outside is not None:
        raise InputError(
            tr(
                "{score} is not on the scale from {low} to {high}.",
                score=outside,
                low=f"{scale.low:g}",
                high=f"{scale.high:g}",
            )
        )
    if not found:
        raise InputError(tr("Enter at least one answer, such as 9 Ana Ruiz."))
    if len(found) > MOST_ANSWERS:
        raise InputError(tr("Enter at most {most} answers at a time; import more.", most=MOST_ANSWERS))
    return tuple(found)


def read_asked(text: str, answers: int) -> int | None:
    """Return how many were asked; None where that is not said.

    Raises:
        InputError: it is no whole number, or less than have answered.
    """
    bare = text.strip().replace(",", "")
    if not bare:
        return None
    if not (bare.isascii() and bare.isdecimal() and 0 < len(bare) < 8 and 0 < int(bare) <= MOST_ASKED):
        raise InputError(tr("Enter how many people were asked, such as 40, or nothing."))
    if int(bare) < answers:
        raise InputError(tr("{count} answered already; as many were asked at least.", count=answers))
    return int(bare)


def told_so_far(kind: SurveyKind, answers: tuple[Answer, ...]) -> float:
    """Return what the answers come to: NPS in points, of others the favourable share."""
    scale = STANDARD_SCALES[kind]
    good = sum(scale.favourable_from <= one.score <= scale.favourable_to for one in answers)
    if kind is not SurveyKind.NPS:
        return good / len(answers)
    return 100 * (good - sum(one.score <= NPS_DETRACTORS_TO for one in answers)) / len(answers)
