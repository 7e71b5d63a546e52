"""The labels of what customers pay for, and of why they stop."""

from collections.abc import Mapping

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels.form import (
    ACCOUNT,
    EXTERNAL_ID,
    NOTES,
    REASON,
    FieldLabel,
    day,
    link,
    money,
    number,
    share,
    texts,
    word,
    yes,
)

COMMERCIAL_FIELDS: Mapping[Kind, Mapping[str, FieldLabel]] = {
    Kind.PRODUCT: {
        "name": FieldLabel("name"),
        "external_id": EXTERNAL_ID,
        "gross_margin": share("gross margin"),
    },
    Kind.SUBSCRIPTION: {
        "account_id": ACCOUNT,
        "product_id": link("product", Kind.PRODUCT),
        "external_id": EXTERNAL_ID,
        "arr": money("ARR"),
        "start": day("start"),
        "end": day("end"),
        "term_end": day("term end"),
        "list_arr": money("list ARR"),
        "discount": share("discount"),
    },
    Kind.SUBSCRIPTION_EVENT: {
        "subscription_id": link("subscription", Kind.SUBSCRIPTION),
        "kind": word("kind"),
        "effective": day("effective"),
        "position": number("order within the day"),
        "arr": money("ARR"),
        "term_end": day("term end"),
        "list_arr": money("list ARR"),
        "discount": share("discount"),
        "reason": REASON,
    },
    Kind.RENEWAL: {
        "account_id": ACCOUNT,
        "due": day("due"),
        "notice_by": day("notice by"),
        "auto_renew": yes("renews by itself"),
        "commercial_owner": FieldLabel("commercial owner"),
        "forecast": word("forecast"),
        "amount": money("amount"),
        "outcome": word("outcome"),
        "reason": REASON,
    },
    Kind.RENEWAL_SUBSCRIPTION: {
        "renewal_id": link("renewal", Kind.RENEWAL),
        "subscription_id": link("subscription", Kind.SUBSCRIPTION),
    },
    Kind.CHURN_EVENT: {
        "account_id": ACCOUNT,
        "product_id": link("product", Kind.PRODUCT),
        "day": day("day"),
        "category": word("category"),
        **texts(detail="detail", stated_cause="stated cause", revealed_cause="revealed cause"),
        "evidence": FieldLabel("evidence"),
        "interview_on": day("interview on"),
    },
    Kind.OPPORTUNITY: {
        "account_id": ACCOUNT,
        "kind": word("kind"),
        "self_serve": yes("self-serve"),
        "amount": money("amount"),
        "stage": word("stage"),
        "found_by": FieldLabel("found by"),
        "found_on": day("found on"),
        "handed_on": day("handed to sales on"),
        "notes": NOTES,
    },
}
