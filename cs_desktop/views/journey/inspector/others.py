"""A stage, a lane, a milestone, and the map itself in full."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import Lane, MapContent, MapMilestone, Stage
from cs_desktop.domain.journey.field_words import PARTIES
from cs_desktop.domain.journey.reaching import reach
from cs_desktop.domain.journey.rows import LANE_NAMES, lane_folded
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import LaneKind, MapStatus
from cs_desktop.views.account.details import day_shown
from cs_desktop.views.journey.inspector.page import Choices, FieldRows, PartPage
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.pieces import line
from cs_desktop.views.widgets.section import Section


def _lost_text(percent: str) -> str:
    return tr("{percent}% of the expected days", percent=percent) if percent else ""


_NAME = FieldSpec("name", marked("Name"), TextStyle.TITLE, whole=True)
_DATE = marked("Add a date")
_NOTES = FieldSpec("notes", marked("Notes"), lines=5, empty=marked("Add internal notes"), rich=True)
_STAGE = (
    FieldSpec("lifecycle", marked("Lifecycle"), whole=True, empty=marked("Stands for none")),
    FieldSpec("expected_days", marked("Expected days"), whole=True, empty=marked("Not said")),
    FieldSpec(
        "starts_on",
        marked("Starts on"),
        empty=marked("Where the one before ends"),
        show=day_shown,
        whole=True,
    ),
    FieldSpec("width", marked("Width"), whole=True, empty=marked("Shares the room")),
)
_LANE = (FieldSpec("height", marked("Least height"), whole=True, empty=marked("As its cards need")),)
_MILESTONE = (
    FieldSpec("party", marked("Whose"), closed=tuple(PARTIES.values())),
    FieldSpec("due", marked("Due"), empty=_DATE, show=day_shown, whole=True),
    FieldSpec("reached_on", marked("Reached on"), empty=_DATE, show=day_shown, whole=True),
)
_MAP = (
    FieldSpec(
        "starts_on",
        marked("Starts on"),
        empty=marked("When it became a customer"),
        show=day_shown,
        whole=True,
    ),
    FieldSpec("lost_after", marked("Lost after"), show=_lost_text, whole=True),
    FieldSpec("owner", marked("Owner"), whole=True, empty=marked("Nobody")),
    FieldSpec("segment", marked("Segment"), whole=True, empty=marked("Any")),
)
_STATUSES = {
    MapStatus.DRAFT: marked("Draft"),
    MapStatus.ACTIVE: marked("Active"),
    MapStatus.PUBLISHED: marked("Published"),
    MapStatus.ARCHIVED: marked("Archived"),
}


class StagePage(PartPage):
    """Shows a stage."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, FieldGroup(theme, Kind.JOURNEY_STAGE, (_NAME, *_STAGE)), "name")
        self._fill(self._head(), line(), FieldRows(self.fields, _STAGE))

    def show_stage(
        self, shown: JourneyShown, stage: Stage, texts: Mapping[str, str], *, editable: bool
    ) -> None:
        """Show a stage, or the same one anew."""
        assert shown.content is not None
        self._turn_to(stage.id)
        self.fields.show(stage.id, shortened(stage.name), texts)
        self.fields.set_choices({"lifecycle": list(shown.lifecycles.values())})
        place, count = shown.content.stage_places[stage.id] + 1, len(shown.content.stages)
        self._facts.setText(tr("Stage {place} of {count}", place=place, count=count))
        self.delete.setEnabled(editable)


class LanePage(PartPage):
    """Shows a lane."""

    gesture = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, FieldGroup(theme, Kind.JOURNEY_LANE, (_NAME, *_LANE)), "name")
        self.folded = Choices(theme, tr("Its cards are"), {"": tr("Shown"), "folded": tr("Folded away")})
        self.folded.chosen.connect(self._fold)
        self._fill(self._head(), line(), FieldRows(self.fields, _LANE), self.folded)
        self._content: MapContent | None = None

    def show_lane(self, shown: JourneyShown, lane: Lane, texts: Mapping[str, str], *, editable: bool) -> None:
        """Show a lane, or the same one anew."""
        self._turn_to(lane.id)
        self._content = shown.content
        self.fields.show(lane.id, shortened(lane.name), texts)
        self._facts.setText(tr("Kind: {kind}", kind=tr(LANE_NAMES[LaneKind(lane.kind)])))
        self.folded.show_answer("folded" if lane.folded else "", editable=editable)
        self.delete.setEnabled(editable)

    def _fold(self, key: str) -> None:
        content, lane_id = self._content, self._shown_id
        place = content.lane_places.get(lane_id or 0) if content else None
        if content is not None and place is not None and content.lanes[place].folded != bool(key):
            self.gesture.emit(lane_folded(content, content.lanes[place].id))


class MilestonePage(PartPage):
    """Shows a milestone."""

    gesture = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, FieldGroup(theme, Kind.MILESTONE, (_NAME, *_MILESTONE, _NOTES)), "name")
        self._shown: JourneyShown | None = None
        self.reached = Choices(theme, "", {"": tr("Due"), "reached": tr("Reached")})
        self.reached.chosen.connect(self._reach)
        notes = Section(tr("Notes"), edge="")
        notes.add(self.fields[_NOTES.key])
        self._fill(self._head(), self.reached, line(), FieldRows(self.fields, _MILESTONE), line(), notes)

    def show_milestone(
        self, shown: JourneyShown, milestone: MapMilestone, texts: Mapping[str, str], *, editable: bool
    ) -> None:
        """Show a milestone, or the same one anew."""
        assert shown.content is not None
        self._turn_to(milestone.id)
        self._shown = shown
        self.fields.show(milestone.id, shortened(milestone.name), texts)
        place = shown.content.stage_places.get(milestone.stage_id or 0)
        self._facts.setText(shown.content.stages[place].name if place is not None else tr("In no stage"))
        self.reached.show_answer("" if milestone.reached_on is None else "reached", editable=editable)
        self.delete.setEnabled(editable)

    def _reach(self, key: str) -> None:
        shown = self._shown
        if shown is None or shown.content is None or self._shown_id is None:
            return
        wanted = next((one for one in shown.content.milestones if one.id == self._shown_id), None)
        if wanted is not None and (wanted.reached_on is not None) != bool(key):
            self.gesture.emit(reach(shown.content, [wanted.id], shown.today))


class HeadPage(PartPage):
    """Shows the map itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, FieldGroup(theme, Kind.JOURNEY_MAP, (_NAME, *_MAP, _NOTES)), "name")
        self._rows = FieldRows(self.fields, _MAP)
        notes = Section(tr("Notes"), edge="")
        notes.add(self.fields[_NOTES.key])
        self._fill(self._head(deletable=False), line(), self._rows, line(), notes)

    def show_head(self, shown: JourneyShown, texts: Mapping[str, str]) -> None:
        """Show a map, or the same one anew."""
        content = shown.content
        assert content is not None
        self._turn_to(content.head.id)
        self.fields.show(content.head.id, shortened(content.head.name), texts)
        self.fields.set_choices({"owner": sorted(shown.owners.values())})
        of_account = content.head.account_id is not None
        keys = {spec.key for spec in _MAP} - ({"segment"} if of_account else {"starts_on"})
        self._rows.show_only(keys)
        status = tr(_STATUSES[MapStatus(content.head.status)])
        self._facts.setText(tr("{status}, locked", status=status) if content.head.locked else status)
