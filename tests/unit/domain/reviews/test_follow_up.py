"""The e-mail after a review: all that was agreed, and nothing that is internal."""

from dataclasses import replace
from datetime import date

from cs_desktop.domain.plan.content import Action, PlanContent, PlanHead, PlanMeasure
from cs_desktop.domain.plan.shown import PlanShown, Who
from cs_desktop.domain.reviews.content import Attendee, CommitmentEntry, DecisionEntry, ReviewBook, ReviewHead
from cs_desktop.domain.reviews.follow_up import follow_up
from cs_desktop.domain.reviews.line import kept_text, stops
from cs_desktop.domain.reviews.shown import ReviewsShown

TODAY = date(2026, 10, 13)
HEAD = ReviewHead(
    *(1, 5, "qbr", "Q3 2026 quarterly review", TODAY, "14:00", "Video", 3, "closed", ""),
    *("INTERNAL: they may leave", "We looked at nights.", None, None, "", None),
)
PLAN = PlanHead(
    *(9, 5, "Plan", "active", "", None, None, None, None, None, 1, None, 0, None, "INTERNAL plan", "")
)
MEASURE = PlanMeasure(
    *(20, 10, "Departures on time", "raise", "%", None, 94.8, TODAY, 97.0, None, None, None, None, 0),
    *("", None, None, None, None, "", None, "INTERNAL worth"),
)
COMMITMENT = CommitmentEntry(
    *(30, 1, 10, 20, "Raise departures", 94.8, TODAY, 97.0, None, "%", date(2026, 12, 11), 3, 7, 0),
    *(None, None, None, None, "", "", "INTERNAL commitment"),
)
OURS = Action(40, None, 1, "Send figures", "ours", 3, None, None, date(2026, 10, 20), None, 0, "INTERNAL how")
THEIRS = replace(OURS, id=41, text="Train nights", party="theirs", owner_id=None, contact_id=7, due=None)
ELSEWHERE = replace(OURS, id=42, text="Of another review", review_id=2)


def _shown() -> ReviewsShown:
    content = PlanContent(PLAN, (), (MEASURE,), actions=(THEIRS, OURS, ELSEWHERE))
    plan = PlanShown(
        *(5, TODAY, (), content),
        account="Halden Freight",
        members={3: Who(3, "Ana Ruiz", "CSM")},
        contacts={7: Who(7, "Dana Ford", "COO"), 8: Who(8, "Max Frey", "CFO")},
    )
    book = ReviewBook(
        (HEAD, replace(HEAD, id=2, title="Next one", day=date(2027, 1, 12), status="planned", starts_at="")),
        (),
        (
            Attendee(50, 1, 7, None, "came"),
            Attendee(51, 1, 8, None, "declined"),
            Attendee(52, 1, None, 3, "came"),
        ),
        (DecisionEntry(60, 1, "Nights first", 0),),
        (COMMITMENT,),
    )
    return ReviewsShown(5, TODAY, book, plan, emails={7: "dana@halden.example", 8: "max@halden.example"})


def test_the_mail_tells_who_was_there_what_was_decided_and_who_does_what() -> None:
    mail = follow_up(_shown(), HEAD)
    assert mail.subject == "Q3 2026 quarterly review with Halden Freight: what we agreed"
    assert mail.text == (
        "Thank you for Q3 2026 quarterly review on Oct 13, 2026. This is what we agreed.\n\n"
        "Who was there\n- Dana Ford, COO, Halden Freight\n- Ana Ruiz, CSM\n\n"
        "We looked at nights.\n\n"
        "Decisions\n- Nights first\n\n"
        "Actions\n- Send figures: Ana Ruiz (us), by Oct 20, 2026\n"
        "- Train nights: Dana Ford (Halden Freight)\n\n"
        "Objectives until the next review\n- Raise departures; Departures on time from 94.8% to 97%; "
        "by Dec 11, 2026; Ana Ruiz, Dana Ford\n\n"
        "We meet again on Jan 12, 2027: Next one.\n"
    )
    # Who declined was not there, and gets no mail about it from us unasked.
    assert mail.to == ("dana@halden.example",)


def test_nothing_internal_is_in_it() -> None:
    assert "INTERNAL" not in follow_up(_shown(), HEAD).text


def test_of_a_review_of_which_nothing_is_known_it_is_short() -> None:
    shown = replace(_shown(), book=ReviewBook((replace(HEAD, shared_notes=""),)))
    empty = replace(shown, plan=replace(shown.plan, content=None))
    assert follow_up(empty, replace(HEAD, shared_notes="")).text.count("\n") == 1


def test_the_line_counts_what_was_met_without_what_was_dropped() -> None:
    scores = ("met", "missed", "dropped", "met", "partly", "")
    scored = tuple(
        replace(COMMITMENT, id=number, scored_in_id=2, score=score) for number, score in enumerate(scores)
    )
    # Two of met, missed, met and partly; the one without a score does not count.
    assert kept_text(ReviewBook((HEAD,), (), (), (), scored), 2) == "2 of 4 met"
    assert kept_text(ReviewBook((HEAD,), (), (), (), scored), 1) == ""


def test_the_line_tells_what_comes_and_what_was_with_the_renewal_between() -> None:
    shown = replace(_shown(), renewal=date(2026, 12, 31))
    told = [(one.name, one.below, one.said) for one in stops(shown)]
    assert told == [("Q3 2026 QBR", "Today", ""), ("", "Renewal", "Dec 31"), ("Next one", "Jan 12, 2027", "")]
