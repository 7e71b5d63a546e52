"""A state of the map as the canvas takes it."""

from dataclasses import replace

from cs_desktop.domain.journey.calendar import stage_days
from cs_desktop.domain.journey.revisions import MapState
from cs_desktop.domain.journey.shown import JourneyShown


def shown_of(state: MapState, shown: JourneyShown) -> JourneyShown:
    """Return a state of the map as the canvas takes it, with what is known of the account now."""
    stages = state.content.stages
    standing = shown.standing
    if standing is not None and all(stage.id != standing.stage_id for stage in stages):
        standing = None
    return replace(shown, content=state.content, days=stage_days(stages, state.begins), standing=standing)
