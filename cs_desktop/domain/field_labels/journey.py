"""The labels of journey maps and of what is part of them."""

from collections.abc import Mapping

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels.form import (
    ACCOUNT,
    NOTES,
    FieldLabel,
    Form,
    day,
    link,
    number,
    texts,
    word,
    yes,
)

_MAP = link("journey map", Kind.JOURNEY_MAP)
_STAGE = link("stage", Kind.JOURNEY_STAGE)
_CARD = link("card", Kind.JOURNEY_CARD)
_SOURCE = FieldLabel("part of the template", Form.OPAQUE)
_POSITION = number("position")

JOURNEY_FIELDS: Mapping[Kind, Mapping[str, FieldLabel]] = {
    Kind.JOURNEY_MAP: {
        "account_id": ACCOUNT,
        **texts(name="name", segment="segment"),
        "status": word("status"),
        "locked": yes("locked"),
        "owner_id": link("owner", Kind.TEAM_MEMBER),
        "starts_on": day("first day"),
        "lost_after": number("per cent of the expected time after which one counts as lost"),
        "template_id": FieldLabel("template", Form.OPAQUE),
        "edition": number("edition"),
        "notes": NOTES,
    },
    Kind.JOURNEY_PERSONA: {
        "map_id": _MAP,
        "name": FieldLabel("name"),
        "position": _POSITION,
        "source_id": _SOURCE,
    },
    Kind.JOURNEY_STAGE: {
        "map_id": _MAP,
        "name": FieldLabel("name"),
        "position": _POSITION,
        "lifecycle_id": link("lifecycle stage", Kind.LIFECYCLE_STAGE),
        "expected_days": number("expected days"),
        "starts_on": day("first day"),
        "width": number("width"),
        "source_id": _SOURCE,
    },
    Kind.JOURNEY_LANE: {
        "map_id": _MAP,
        "kind": word("kind"),
        "name": FieldLabel("name"),
        "position": _POSITION,
        "height": number("height"),
        "folded": yes("folded"),
        "source_id": _SOURCE,
    },
    Kind.JOURNEY_CARD: {
        "map_id": _MAP,
        "lane_id": link("lane", Kind.JOURNEY_LANE),
        "stage_id": _STAGE,
        "kind": word("kind"),
        "start": number("place in its stage"),
        "length": number("length"),
        "row": number("place in the stack"),
        "title": FieldLabel("title"),
        "notes": NOTES,
        "evidence": word("evidence"),
        "mood": number("mood"),
        "way": word("way"),
        "state": word("state"),
        "owner_id": link("owner", Kind.TEAM_MEMBER),
        "opened_on": day("opened on"),
        "due": day("due"),
        "closed_on": day("closed on"),
        "metric_id": link("metric", Kind.METRIC),
        "baseline": number("baseline"),
        "target": number("target"),
        "source_id": _SOURCE,
    },
    Kind.JOURNEY_ANSWER: {
        "card_id": _CARD,
        "map_id": _MAP,
        **texts(question="question", answer="answer"),
        "position": _POSITION,
    },
    Kind.JOURNEY_EMOTION: {
        "map_id": _MAP,
        "persona_id": link("persona", Kind.JOURNEY_PERSONA),
        "stage_id": _STAGE,
        "value": number("emotion"),
        "word": FieldLabel("word for it"),
    },
    Kind.JOURNEY_LINK: {
        "map_id": _MAP,
        "source_id": link("from", Kind.JOURNEY_CARD),
        "target_id": link("to", Kind.JOURNEY_CARD),
        "objective_id": link("objective", Kind.OBJECTIVE),
    },
    Kind.MILESTONE: {
        "account_id": ACCOUNT,
        "map_id": _MAP,
        "stage_id": _STAGE,
        "plan_id": link("success plan", Kind.SUCCESS_PLAN),
        "name": FieldLabel("name"),
        "party": word("whose it is"),
        "due": day("due"),
        "reached_on": day("reached on"),
        "after_days": number("days from the beginning of its stage"),
        "notes": NOTES,
        "source_id": _SOURCE,
    },
    Kind.JOURNEY_REVISION: {
        "map_id": _MAP,
        "number": number("number"),
        "name": FieldLabel("name"),
        "kind": word("why it was kept"),
        "made_at": FieldLabel("made at", Form.TIME),
        "made_by": FieldLabel("made by"),
    },
    Kind.JOURNEY_WORKSHOP: {
        "map_id": _MAP,
        "name": FieldLabel("name"),
        "day": day("day"),
        "agenda": FieldLabel("agenda", Form.FIELDS),
        "step": number("step"),
        "ended_at": FieldLabel("ended at", Form.TIME),
        "dots": number("dots of each"),
    },
    Kind.JOURNEY_VOTE: {
        "workshop_id": link("workshop", Kind.JOURNEY_WORKSHOP),
        "card_id": _CARD,
        "voter": FieldLabel("voter"),
        "dots": number("dots"),
    },
}
