"""The readings of an account: what is stored of its metrics, and what somebody enters."""

from collections.abc import Callable
from datetime import date

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.account_following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.metrics.readings import NewReading
from cs_desktop.domain.metrics.surveys import NewSurvey
from cs_desktop.services.context import Context
from cs_desktop.services.metrics.readings import delete_reading, enter_reading, load_readings
from cs_desktop.services.survey_entry import enter_survey

KINDS = frozenset({Kind.METRIC, Kind.POINT_BATCH, Kind.ACCOUNT, Kind.SURVEY, Kind.SURVEY_ANSWER})


class ReadingsController(AccountFollower):
    """Serves the form of readings; `loaded` brings ReadingsShown."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, load_readings, "readings")

    def enter(
        self, new: NewReading, then: Callable[[Change], None], refused: Callable[[KnownError], None]
    ) -> None:
        """Store a reading."""
        self.run(lambda context: enter_reading(context, new), then, refused)

    def enter_survey(
        self, new: NewSurvey, then: Callable[[Change], None], refused: Callable[[KnownError], None]
    ) -> None:
        """Store a survey, or answers to one."""
        self.run(lambda context: enter_survey(context, new), then, refused)

    def delete(self, account_id: int, key: str, day: date) -> None:
        """Delete a reading."""
        self.run(lambda context: delete_reading(context, account_id, key, day))
