"""How the commitments of a period were kept, in a sentence."""

from collections.abc import Sequence

from cs_desktop.common.text import capitalized
from cs_desktop.domain.vocabulary import Score
from cs_desktop.services.deck.titles.counting import counted, every, listed, number

_WORDS = {
    Score.PARTLY.value: "partly met",
    Score.MISSED.value: "missed",
    Score.DROPPED.value: "dropped",
    "": "not measured",
}


def commitments_title(scores: Sequence[str], *, confirmed: bool, over: bool = False) -> str:
    """Return how many of the commitments were met, and what became of the others.

    `confirmed` says whether all of them were scored at a review; until then it is how they stand, and unless
    their days are `over` that may change.
    """
    total = len(scores)
    met = sum(one == Score.MET for one in scores)
    if met == total:
        return kept_title(scores, confirmed=confirmed, over=over)
    rest = [
        f"{number(count)} {word}"
        for score, word in _WORDS.items()
        if (count := sum(one == score for one in scores))
    ]
    if total == 1:
        if scores[0] == Score.MISSED and not confirmed:
            return f"The commitment is not met{'' if over else ' yet'}"
        be, so_far = "was" if confirmed else "is", _so_far(confirmed=confirmed, over=over)
        return capitalized(f"the commitment {be} {rest[0].partition(' ')[2]}{so_far}")
    return f"{kept_title(scores, confirmed=confirmed, over=over)}, {listed(rest)}"


def kept_title(scores: Sequence[str], *, confirmed: bool, over: bool = False) -> str:
    """Return how many of the commitments were met, and nothing of the others."""
    total, so_far = len(scores), _so_far(confirmed=confirmed, over=over)
    met = sum(one == Score.MET for one in scores)
    if met == total:
        be = ("was" if total == 1 else "were") if confirmed else ("is" if total == 1 else "are")
        return capitalized(f"{every(total, 'commitment')} {be} met{so_far}")
    be = ("was" if met <= 1 else "were") if confirmed else ("is" if met <= 1 else "are")
    if met:
        return capitalized(f"{number(met)} of {counted(total, 'commitment')} {be} met{so_far}")
    return capitalized(f"none of {counted(total, 'commitment')} {be} met{' yet' if so_far else ''}")


def _so_far(*, confirmed: bool, over: bool) -> str:
    return "" if confirmed or over else " so far"
