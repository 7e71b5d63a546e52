"""What the summary says once and in its place: the outcome, what did not work, and the decision."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.design import SlideDesign, usual_design
from cs_desktop.domain.deck.kinds import DeckTemplate, SlideKey
from cs_desktop.domain.deck.sharing import ALL
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.metrics.known import MetricRow
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.stated import Stated
from cs_desktop.domain.surveys import SurveyScore
from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.services.account_page import Measured
from cs_desktop.services.deck.facts.own import for_client
from cs_desktop.services.deck.facts.plan import MilestoneTold
from cs_desktop.services.deck.facts.shared import MoneyTold, RenewalTold
from cs_desktop.services.deck.makers.commitments import commitments_slide
from cs_desktop.services.deck.makers.health import health_slide
from cs_desktop.services.deck.makers.summary import summary_slide, summary_texts
from cs_desktop.services.deck.making import make_deck
from cs_desktop.services.deck.moves import metric_move
from cs_desktop.services.deck.slides import PLAIN
from tests.unit.services.deck.telling import (
    action,
    commitment,
    facts,
    measure,
    objective,
    plan,
    review,
)

JUNE, SEPTEMBER = date(2026, 6, 15), date(2026, 9, 15)


def _survey(kind: SurveyKind, score: float, n: int) -> SurveyScore:
    return SurveyScore(kind, Stated(score), Stated(score), n, 1, 1, 0, n, 20, Stated(n / 20))


def _moves(**values):
    """Return metrics in shares by their last value of June and of September."""
    days = np.array([JUNE.toordinal(), SEPTEMBER.toordinal()])
    found = {}
    for number, (key, pair) in enumerate(values.items(), 1):
        row = MetricRow(number, key, key.replace("_", " ").capitalize(), "share", "last", True, 30, 30)
        found[key] = metric_move(Measured(row, days, np.array(pair)), facts().period)
    return found


def _lines(told) -> dict[str, list[str]]:
    return {place: text.splitlines() for place, text in summary_texts(told).items()}


def test_the_outcome_is_told_once_wherever_it_belongs():
    fell = _lines(facts(moves=_moves(outcome_attainment=(0.95, 0.92), seats_used=(0.9, 0.8)), surveys=()))
    assert fell["outcome"] == ["Outcome attainment fell from 95.0% to 92.0% in Q3."]
    assert fell["did_not"][0] == "Seats used fell from 90.0% to 80.0% in Q3."
    assert fell["outcome"][0] not in (*fell["worked"], *fell["did_not"])
    asked = (_survey(SurveyKind.CSAT, 0.9, 9),)
    alone = _lines(facts(moves=_moves(outcome_attainment=(0.95, 0.92)), surveys=asked))
    assert (alone["worked"], alone["did_not"]) == ([], ["Nothing besides the outcome."])
    late = _lines(facts(plan=plan(objective(measure(progress=Progress.BEHIND))), surveys=asked))
    assert late["outcome"] == ["On-time starts rose from 89.5% to 94.8%, behind the 94% planned for Sep 30."]


def test_what_was_not_kept_not_done_and_not_liked_did_not_work_the_worst_first():
    due = {"surveys": (_survey(SurveyKind.NPS, 0, 4), _survey(SurveyKind.CSAT, 0.6, 5))}
    told = facts(
        plan=plan(
            objective(measure()),
            actions=(
                action(1, Party.OURS, date(2026, 10, 12)),
                action(2, Party.THEIRS, date(2026, 10, 1)),
                action(3, Party.OURS, date(2026, 12, 1)),
            ),
            milestones=(MilestoneTold(1, "Live", date(2026, 9, 1), None),),
        ),
        review=review(commitment(1, "met"), commitment(2, "partly"), commitment(3, "partly")),
        **due,
    )
    said = _lines(told)
    assert said["worked"] == ["One of three commitments was met."]
    assert said["did_not"] == [
        "One action of ours is overdue: “Do 1”, due Oct 12.",
        "One milestone is overdue: “Live”, due Sep 1.",
        "NPS is 0 from 4 answers; CSAT is 60.0% from 5 answers.",
    ]
    partly = replace(told, plan=plan(objective(measure())), surveys=(_survey(SurveyKind.NPS, 80, 5),))
    assert _lines(partly)["did_not"] == ["Two commitments were only partly met."]
    unsure = replace(partly, review=review(commitment(2, "partly", confirmed=False)))
    # Its day, Sep 30, has passed: what it came to is no more "so far".
    assert _lines(unsure)["did_not"] == ["A commitment is only partly met: Promise 2."]


def test_of_a_commitment_whose_day_is_past_nobody_says_so_far():
    over = review(commitment(1, "met", confirmed=False), commitment(2, "missed", confirmed=False))
    running = replace(
        over, commitments=tuple(replace(one, due=date(2026, 12, 1)) for one in over.commitments)
    )
    design = SlideDesign(SlideKey.COMMITMENTS)
    past, ahead = (commitments_slide(facts(review=one), design) for one in (over, running))
    assert past.title == "One of two commitments is met, one missed"
    assert ahead.title == "One of two commitments is met so far, one missed"
    assert [[row.cells[4].sub for row in slide.rows] for slide in (past, ahead)] == [["", ""], ["so far"] * 2]


@pytest.mark.parametrize("n", [1, 2, 3])
def test_a_score_of_very_few_is_for_us_alone(n):
    told = facts(surveys=(_survey(SurveyKind.NPS, -100, n),), moves=_moves(seats_used=(0.8, 0.9)))
    ours, theirs = (health_slide(one, SlideDesign(SlideKey.HEALTH)) for one in (told, for_client(told, ALL)))
    assert "−100" in ours.title
    assert ("−100" in theirs.title) == (n == 3)
    assert (theirs.figures[0].figure.value is None) == (n < 3)
    summary = summary_slide(for_client(told, ALL), SlideDesign(SlideKey.SUMMARY))
    assert [one.figure.label for one in summary.figures] == ["Seats used", *(["NPS"] if n == 3 else [])]
    assert ("NPS" in repr(summary.blocks)) == (n == 3)
    if n == 2:
        assert theirs.title == "Two answers so far, too few for a score"


@pytest.mark.parametrize(
    ("due", "asked"),
    [(date(2027, 1, 20), "Decide on renewing from Jan 20, 2027."), (None, "Decide with us on the renewal.")],
)
def test_a_renewal_case_asks_for_the_renewal(due, asked):
    money = MoneyTold((), (), RenewalTold(due, None)) if due else None
    told = facts(plan=plan(objective(measure())), money=money)
    decided = {}
    for template in (DeckTemplate.RENEWAL, DeckTemplate.EBR):
        made = make_deck(told, usual_design(template, Audience.INTERNAL), PLAIN)
        (summary,) = (one.slide for one in made.slides if one.design.key is SlideKey.SUMMARY)
        decided[template] = summary.blocks[-1].sentences[0]
    assert decided == {
        DeckTemplate.RENEWAL: asked,
        DeckTemplate.EBR: "Confirm the objectives of the next period and their owners.",
    }
