"""The labels of the workspace's own fields, the team's, and of the rules that sort accounts."""

from collections.abc import Mapping

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels.form import FieldLabel, Form, money, number, share, texts, word

WORKSPACE_FIELDS: Mapping[Kind, Mapping[str, FieldLabel]] = {
    Kind.WORKSPACE: {
        **texts(company="company", currency="currency", accent="accent color", footer="footer"),
        "typeface": FieldLabel("typeface"),
        **texts(confidentiality="confidentiality mark"),
        "fiscal_start": number("first month of the fiscal year"),
        "gross_margin": share("gross margin"),
        "healthy_from": number("lower bound of Healthy"),
        "watch_from": number("lower bound of Watch"),
        "work_days": FieldLabel("days of the week on which people work"),
    },
    Kind.TEAM_MEMBER: {
        **texts(name="name", role="role"),
        "weekly_hours": number("weekly hours"),
        "utilisation": share("share of hours that can be planned"),
        "admin_share": share("share of hours for administration"),
        "proactive_target": number("proactive touches a month"),
        "reactive_target": number("reactive touches a month"),
    },
    Kind.TOUCH_MODEL: {
        "name": FieldLabel("name"),
        "arr_from": money("lower bound of ARR"),
        "accounts_low": number("fewest accounts of a CSM"),
        "accounts_high": number("most accounts of a CSM"),
        "review_days": number("days between reviews"),
        "contact_days": number("days without a proactive touch"),
    },
    Kind.LIFECYCLE_STAGE: {
        "name": FieldLabel("name"),
        "position": number("position"),
        "expected_days": number("expected days"),
    },
    Kind.SEGMENT_RULE: {
        "position": number("position"),
        "segment": FieldLabel("segment"),
        "arr_from": money("lower bound of ARR"),
        "arr_below": money("upper bound of ARR"),
        **texts(industry="industry", region="region"),
    },
    Kind.SAVED_VIEW: {
        "place": word("place"),
        "name": FieldLabel("name"),
        "position": number("position"),
        "query": FieldLabel("filter"),
        "layout": FieldLabel("layout", Form.FIELDS),
    },
    Kind.IMPORTED_ROW: {
        "kind": word("kind"),
        "identity": FieldLabel("digest", Form.OPAQUE),
        "object_id": FieldLabel("object", Form.OPAQUE),
    },
}
