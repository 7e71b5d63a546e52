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


def commitments_title(scores: Sequence[str], *, confirmed: bool) -> str:
    """Return how many of the commitments were met, and what became of the others.

    `confirmed` says whether all of them were scored at a review; until then it is how they stand.
    """
    total = len(scores)
    met = sum(one == Score.MET for one in scores)
    be = ("was" if total == 1 else "were") if confirmed else ("is" if total == 1 else "are")
    so_far = "" if confirmed else " so far"
    if met == total:
        return capitalized(f"{every(total, 'commitment')} {be} met{so_far}")
    rest = [
        f"{number(count)} {word}"
        for score, word in _WORDS.items()
        if (count := sum(one == score for one in scores))
    ]
    if total == 1:
        if scores[0] == Score.MISSED and not confirmed:
            return "The commitment is not met yet"
        return capitalized(f"the commitment {be} {rest[0].partition(' ')[2]}{so_far}")
    be = ("was" if met == 1 else "were") if confirmed else ("is" if met == 1 else "are")
    none = "was" if confirmed else "is"
    first = (
        f"{number(met)} of {counted(total, 'commitment')} {be} met{so_far}"
        if met
        else f"none of {counted(total, 'commitment')} {none} met{' yet' if not confirmed else ''}"
    )
    return capitalized(f"{first}, {listed(rest)}")
