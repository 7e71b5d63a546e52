"""Whether a title does what a slide's title is for: it states a message, in two lines at most."""

from dataclasses import dataclass
from textwrap import wrap

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.shown import SlideShown
from cs_desktop.domain.figures import Status

LINE = 60
"""Characters that a line of a title holds in its usual size."""
LINES = 2
_WORDS = 4
"""Fewer name a topic; in scripts without spaces letters are counted."""
_LETTERS = 12


@dataclass(frozen=True, slots=True)
class TitleJudgment:
    """What is to be said of a title."""

    status: Status
    text: str
    asks: bool = False
    """Whether the data says something else than when it was written, so that somebody has to decide."""


def judge_title(title: str) -> TitleJudgment:
    """Return whether a title states a message and fits; what it says is judged against the data elsewhere."""
    title = " ".join(title.split())
    if not title:
        return TitleJudgment(Status.WATCH, tr("No title yet: say in a sentence what this slide shows"))
    if names_topic(title):
        return TitleJudgment(
            Status.WATCH,
            tr("Names a topic: say in a sentence what is so, such as “Adoption passed its goal”"),
        )
    lines = len(wrap(title, LINE))
    if lines > LINES:
        text = tr(
            "Too long by {count} characters for two lines: it is set smaller",
            count=max(len(title) - LINES * LINE, 1),
        )
        return TitleJudgment(Status.WATCH, text)
    fits = tr("States a message, fits one line") if lines == 1 else tr("States a message, fits two lines")
    return TitleJudgment(Status.GOOD, fits)


def judge_shown(slide: SlideShown, text: str) -> TitleJudgment:
    """Return what is to be said of a text as the title of a slide, also against what the data says."""
    judged = judge_title(text)
    design = slide.design
    if slide.unsupported and text.strip() == design.title:
        told = [slide.unsupported]
        if judged.status is not Status.GOOD:
            told.append(judged.text)
        moved = bool(design.title_basis) and design.title_basis != slide.suggested
        return TitleJudgment(Status.WATCH, "\n".join(told), asks=moved)
    return judged if text or not slide.absent else TitleJudgment(Status.NONE, "")


def names_topic(title: str) -> bool:
    """Return whether a title is too short to be a sentence."""
    spaced = title.isascii() or " " in title
    return len(title.split()) < _WORDS if spaced else len(title) < _LETTERS
