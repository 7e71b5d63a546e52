"""Feelings in words: for screen readers, tooltips and the outline, which do not see a curve."""

from collections.abc import Sequence

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.journey.content import Emotion, MapContent
from cs_desktop.domain.journey.feeling import FORMULA, Heard, KindScore, gap
from cs_desktop.domain.vocabulary import SurveyKind


def signed(value: float) -> str:
    """Return a feeling, or the gap between two, with its sign: "+1.5", "0.0", "−0.5"."""
    text = number_text(value, 1)
    return f"+{text}" if round(value, 1) > 0 else text


def feeling_text(content: MapContent, emotion: Emotion, heard: Heard | None) -> str:
    """Return how a persona feels in a stage, and whether surveys bear it out."""
    said = tr(
        "{persona} in {stage}: {value}",
        persona=next((one.name for one in content.personas if one.id == emotion.persona_id), ""),
        stage=stage_name(content, emotion.stage_id),
        value=signed(emotion.value),
    )
    if emotion.word:
        said = tr("{feeling}, {word}", feeling=said, word=emotion.word)
    return f"{said}. {gap_text(emotion.value, heard)}"


def gap_text(felt: float, heard: Heard | None) -> str:
    """Return what surveys say beside what was entered, and how far they are apart."""
    if heard is None:
        return tr("No survey was answered in this stage.")
    answers = trn("{count} answer", "{count} answers", heard.n)
    apart = gap(felt, heard)
    value = signed(heard.value)
    if apart == 0:
        return tr("Surveys say the same: {value}, {answers}.", value=value, answers=answers)
    told = {"value": value, "answers": answers, "gap": number_text(abs(apart), 1)}
    if apart < 0:
        return tr("Surveys say {value}, {answers}: {gap} worse than entered.", **told)
    return tr("Surveys say {value}, {answers}: {gap} better than entered.", **told)


def heard_text(content: MapContent, stage_id: int, heard: Heard) -> str:
    """Return what surveys say of a stage, with the scores it is made from, their days and the formula."""
    scores = "; ".join(_score_text(score) for score in heard.scores)
    said = tr(
        "Surveys in {stage}: {value} from {answers}",
        stage=stage_name(content, stage_id),
        value=signed(heard.value),
        answers=trn("{count} answer", "{count} answers", heard.n),
    )
    return "\n".join((said, scores, heard_days([heard]), tr(FORMULA)))


def heard_days(heard: Sequence[Heard]) -> str:
    """Return from which day to which surveys were answered; there are some."""
    first = day_text(min(one.first for one in heard))
    last = day_text(max(one.last for one in heard))
    return first if first == last else tr("{start} – {end}", start=first, end=last)


def heard_in_all(heard: Sequence[Heard]) -> str:
    """Return how many answers there are in all stages, or that there are none."""
    count = sum(one.n for one in heard)
    if not count:
        return tr("Surveys: no answers")
    return tr("Surveys: {answers}", answers=trn("{count} answer", "{count} answers", count))


def stage_name(content: MapContent, stage_id: int) -> str:
    """Return what a stage is called; nothing where it is gone."""
    return next((one.name for one in content.stages if one.id == stage_id), "")


def _score_text(score: KindScore) -> str:
    name = score.kind.value.upper()
    if score.kind is SurveyKind.NPS:
        return tr("{survey} {score}, n {n}", survey=name, score=number_text(score.score, 0), n=score.n)
    return tr("{survey} {score}%, n {n}", survey=name, score=number_text(100 * score.score, 0), n=score.n)
