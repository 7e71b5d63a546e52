"""What is done with a whole review, and is more than a gesture."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.reviews.page import ReviewsController
from cs_desktop.domain.changes import Change
from cs_desktop.domain.reviews.agendas import Agenda
from cs_desktop.domain.reviews.deciding import NewAction
from cs_desktop.domain.reviews.follow_up import FollowUp
from cs_desktop.domain.reviews.planning import NewReview
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.services.context import Context
from cs_desktop.services.reviews import planning
from cs_desktop.services.reviews.agendas import delete_agenda, save_agenda
from cs_desktop.services.reviews.closing import close_review, reopen_review
from cs_desktop.services.reviews.deciding import decide_action
from cs_desktop.services.reviews.follow_up import write_follow_up

Refused = Callable[[KnownError], None]
Done = Callable[[], object]
Step = Callable[[Context], Change | None]


class ReviewSteps:
    """Each step runs off the window's thread; `done` is told once it is stored, `refused` why it is not."""

    def __init__(self, controller: ReviewsController) -> None:
        self._controller = controller

    def plan(self, new: NewReview, done: Callable[[int], None], refused: Refused) -> None:
        """Plan a review; `done` gets its id."""
        self._controller.plan(new, done, refused)

    def move(
        self,
        review_id: int,
        *,
        kind: str,
        title: str,
        day: date,
        starts_at: str,
        place: str,
        host_id: int | None,
        seen: Sequence[object],
        done: Done,
        refused: Refused,
    ) -> None:
        """Give a review another day, time, place, title, host or kind; `seen` is what of it was on screen."""

        def step(context: Context) -> Change | None:
            return planning.move_review(
                context,
                review_id,
                kind=kind,
                title=title,
                day=day,
                starts_at=starts_at,
                place=place,
                host_id=host_id,
                seen=seen,
            )

        self._run(step, done, refused)

    def end(self, review_id: int, status: ReviewStatus, reason: str, done: Done, refused: Refused) -> None:
        """Say that a review is not held, and why."""
        self._run(lambda context: planning.end_review(context, review_id, status, reason), done, refused)

    def take_up(self, review_id: int) -> None:
        """Plan a review again."""
        self._run(lambda context: planning.take_up_review(context, review_id))

    def begin(self, review_id: int, done: Done) -> None:
        """Let the meeting begin, or go on."""
        self._run(lambda context: planning.begin_review(context, review_id), done)

    def close(self, review_id: int) -> None:
        """Close a review for good."""
        self._run(lambda context: close_review(context, review_id))

    def reopen(self, review_id: int, reason: str, done: Done, refused: Refused) -> None:
        """Open a closed review again, and say why."""
        self._run(lambda context: reopen_review(context, review_id, reason), done, refused)

    def delete(self, review_id: int) -> None:
        """Delete a review."""
        self._run(lambda context: planning.delete_review(context, review_id))

    def decide(
        self, review_id: int, plan_id: int | None, new: NewAction, done: Done, refused: Refused
    ) -> None:
        """Let an action land in the plan."""
        self._run(lambda context: decide_action(context, review_id, plan_id, new), done, refused)

    def save_agenda(self, agenda: Agenda, seen: Sequence[Agenda], done: Done, refused: Refused) -> None:
        """Save a template; `seen` are those that were on screen."""
        self._run(lambda context: save_agenda(context, agenda, seen), done, refused)

    def delete_agenda(self, template_id: int) -> None:
        """Delete a template."""
        self._run(lambda context: delete_agenda(context, template_id))

    def write_follow_up(self, out: Path, mail: FollowUp, done: Done, refused: Refused) -> None:
        """Write a follow-up e-mail to a file."""

        def step(_context: Context) -> None:
            write_follow_up(out, mail)

        self._run(step, done, refused)

    def _run(self, step: Step, done: Done = lambda: None, refused: Refused | None = None) -> None:
        self._controller.run_step(step, done, refused)
