"""What the page of the scorecards shows."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.scorecards.book import Rule
from cs_desktop.domain.scorecards.content import CardContent
from cs_desktop.domain.scorecards.editing import MeasureChoice


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A published version; content None and `problem` where it cannot be read."""

    number: int
    published_on: date | None
    """None for what holds since ever."""
    note: str
    made_by: str
    content: CardContent | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ScorecardEntry:
    """A scorecard as one works on it."""

    id: int
    name: str
    number: int
    """Of the newest version; 0 before the first."""
    has_draft: bool
    content: CardContent | None
    """What is worked on: the draft, else what was published last; None where it cannot be read."""
    versions: tuple[VersionShown, ...] = ()
    """The newest first."""
    ended_on: date | None = None
    """The last day on which it holds."""
    accounts: int = 0
    """How many it scores today."""
    is_standard: bool = False
    problem: str = ""
    """Why the content cannot be read."""

    @property
    def published(self) -> CardContent | None:
        """Return what the newest version says."""
        return self.versions[0].content if self.versions else None


@dataclass(frozen=True, slots=True)
class ScorecardPage:
    """All scorecards in the order in which they are asked, Standard last, and what can be chosen."""

    entries: tuple[ScorecardEntry, ...]
    choices: tuple[MeasureChoice, ...]
    """What can be a measure: metrics and kinds of survey by topic and name."""
    segments: tuple[str, ...]
    stages: tuple[tuple[int, str], ...]
    """Ids and names of the lifecycle stages in order."""
    bands: Bands
    today: date

    def choice(self, key: str) -> MeasureChoice | None:
        """Return what can be chosen under a key; None for a metric that is gone or retired."""
        return next((one for one in self.choices if one.key == key), None)

    def unit(self, key: str) -> str:
        """Return the unit of a measure; none where nobody knows it."""
        choice = self.choice(key)
        return "" if choice is None else choice.unit

    def stage(self, stage_id: str) -> str:
        """Return the name of a stage by its id as text."""
        names = {str(one): name for one, name in self.stages}
        return names.get(stage_id, tr("a deleted stage")) if stage_id else ""


def rule_text(rule: Rule, page: ScorecardPage) -> str:
    """Return for which accounts a scorecard is, in words."""
    if rule.is_any:
        return tr("All accounts")
    parts = [part for part in (rule.segment, page.stage(rule.lifecycle)) if part]
    if rule.age_from is not None and rule.age_below is not None:
        parts.append(tr("customer for {first} to {last} days", first=rule.age_from, last=rule.age_below - 1))
    elif rule.age_from is not None:
        parts.append(tr("customer for {days} days or more", days=rule.age_from))
    elif rule.age_below is not None:
        parts.append(tr("customer for less than {days} days", days=rule.age_below))
    return " · ".join(parts)


def used_text(entry: ScorecardEntry) -> str:
    """Return how many accounts a scorecard scores today."""
    return trn("{count} account", "{count} accounts", entry.accounts)
