"""English headings by which other programs know our fields, in small letters with underscores."""

import re

from cs_desktop.common.text import folded
from cs_desktop.domain.import_mapping import slug
from cs_desktop.domain.importing import ImportKind
from cs_desktop.services.importing.headings_abroad import ABROAD

_DAY = ("day", "timestamp", "created", "created_at", "create_date", "occurred_at")
_ACCOUNT = (
    *("account_id", "account_name", "company", "company_name", "company_id", "customer", "customer_name"),
    *("customer_id", "client", "client_name", "organization", "organisation", "organization_name"),
    *("associated_company", "primary_associated_company", "client_id", "account_number"),
)
_OWNER = (
    *("account_owner", "company_owner", "csm", "customer_success_manager", "success_manager"),
    *("assigned_to", "account_manager", "responsible", "user", "owner_name"),
    "organization_owner",
)
_NOTES = ("note", "description", "comment", "comments", "remarks", "feedback", "feedback_text")

_ENGLISH: dict[ImportKind, dict[str, tuple[str, ...]]] = {
    ImportKind.ACCOUNTS: {
        "external_id": (
            *(
                "id",
                "account_id",
                "company_id",
                "customer_id",
                "record_id_company",
                "record_id",
                "crm_id",
                "account_number",
            ),
            *("client_id", "customer_number", "organization_id"),
        ),
        "name": (
            *("account_name", "company_name", "company", "customer_name", "customer", "account"),
            *("client", "client_name", "organization", "organization_name"),
        ),
        "parent": ("parent_account", "parent_company", "parent_id", "ultimate_parent"),
        "industry": ("sector", "vertical"),
        "region": ("country", "country_region", "geo", "territory"),
        "owner": _OWNER,
        "segment": ("customer_segment", "account_segment", "size", "company_size"),
        "lifecycle": ("lifecycle_stage", "stage", "lifecyclestage", "customer_stage", "phase", "status"),
        "tier": ("account_tier", "service_tier"),
        "relation": ("type", "account_type", "customer_type"),
        "customer_since": (
            *("signup_date", "start_date", "became_a_customer_date", "customer_start"),
            *("customer_since_date", "contract_start"),
        ),
        "first_value": ("first_value_date", "go_live", "go_live_date", "live_date"),
        "website": ("url", "domain", "company_domain_name", "website_url", "web"),
        "cac": ("acquisition_cost", "customer_acquisition_cost"),
        "desired_outcome": ("goal", "goals", "objective", "outcome"),
        "notes": _NOTES,
    },
    ImportKind.CONTACTS: {
        "external_id": ("contact_id", "record_id_contact", "record_id", "id"),
        "account": _ACCOUNT,
        "name": ("contact_name", "full_name", "person_name", "contact", "person"),
        "first_name": ("firstname", "given_name", "forename"),
        "last_name": ("lastname", "surname", "family_name"),
        "title": ("job_title", "position", "job", "role_title"),
        "email": ("e_mail", "email_address", "mail", "contact_email"),
        "phone": (
            "phone_number",
            "telephone",
            "mobile",
            "mobile_phone",
            "mobile_phone_number",
            "direct_line",
        ),
        "role": ("contact_role", "buying_role"),
        "influence": ("influence_level",),
        "sentiment": ("support", "attitude"),
        "left_on": ("left", "left_company_on", "end_date"),
        "notes": _NOTES,
        "reports_to": ("manager", "reports_to_name"),
    },
    ImportKind.PRODUCTS: {
        "external_id": ("id", "product_id", "sku", "product_code"),
        "name": ("product", "product_name"),
        "gross_margin_pct": ("gross_margin", "margin", "margin_pct"),
    },
    ImportKind.SUBSCRIPTIONS: {
        "external_id": ("subscription_id", "contract_id", "deal_id", "contract_number", "id"),
        "account": _ACCOUNT,
        "product": ("plan", "plan_tier", "plan_name", "product_name", "line_item", "sku"),
        "arr": ("arr_amount", "annual_recurring_revenue", "acv", "annual_amount", "revenue", "amount"),
        "mrr": ("mrr_amount", "monthly_recurring_revenue", "monthly_amount"),
        "start": ("start_date", "contract_start", "subscription_start", "begins_on"),
        "end": ("end_date", "cancelled_on", "churn_date", "ended_on"),
        "term_end": (
            "renewal_date",
            "contract_end",
            "contract_end_date",
            "term_end_date",
            "renews_on",
            "expires",
        ),
        "discount_pct": ("discount", "discount_percent"),
        "list_arr": ("list_price", "list_amount"),
    },
    ImportKind.METRICS: {
        "account": _ACCOUNT,
        "metric": ("metric_name", "kpi", "measure", "event", "event_name"),
        "date": (*_DAY, "usage_date", "week", "month", "period"),
        "value": ("metric_value", "amount", "count"),
    },
    ImportKind.SURVEYS: {
        "external_id": ("response_id", "answer_id", "id"),
        "account": _ACCOUNT,
        "survey": ("survey_name", "campaign"),
        "kind": ("survey_type", "type", "survey_kind"),
        "date": (*_DAY, "response_date", "responded_at", "submitted_at", "answered_on"),
        "score": ("rating", "nps_score", "csat_score", "satisfaction_score", "answer"),
        "respondent": ("contact", "email", "name", "responder"),
    },
    ImportKind.ACTIVITIES: {
        "external_id": ("activity_id", "engagement_id", "event_id", "id"),
        "account": _ACCOUNT,
        "kind": ("activity_type", "type", "activity", "engagement_type"),
        "date": (*_DAY, "activity_date", "due_date", "start", "start_date"),
        "minutes": ("duration", "duration_minutes"),
        "contact": ("contacts", "attendees", "participants", "contact_name"),
        "owner": _OWNER,
        "subject": ("title", "activity_subject", "email_subject", "meeting_name", "call_title", "topic"),
        "notes": (*_NOTES, "body", "body_preview", "details"),
    },
    ImportKind.CHURN: {
        "external_id": ("churn_event_id", "churn_id", "id"),
        "account": _ACCOUNT,
        "date": (*_DAY, "churn_date", "cancelled_on", "cancellation_date", "end_date"),
        "category": ("reason_code", "churn_reason", "reason", "reason_category"),
        "stated_cause": ("stated_reason", "feedback_text", "feedback"),
    },
    ImportKind.OPPORTUNITIES: {
        "external_id": ("opportunity_id", "deal_id", "id"),
        "account": _ACCOUNT,
        "kind": ("opportunity_type", "type", "deal_type"),
        "amount": ("value", "deal_value", "deal_amount"),
        "stage": ("deal_stage", "opportunity_stage"),
        "date": (*_DAY, "found_on", "open_date", "opened_on"),
        "found_by": ("source", "created_by", "lead_source"),
    },
}
"""The likeliest first."""


def plain_heading(heading: str) -> str:
    """Return a heading as the lists have it: without accents, what stands in brackets, and signs.

    `Kündigung zum (Datum)` becomes kundigung_zum; ae, oe and ue count as the umlauts that they stand for.
    """
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", heading)
    return _UMLAUT.sub(lambda pair: pair[0][0], slug(folded(bare)) or slug(folded(heading)))


def synonyms(kind: ImportKind, field: str) -> tuple[str, ...]:
    """Return the headings that may stand for a field, the likeliest first."""
    return _PLAIN[kind].get(field, ())


_UMLAUT = re.compile("ae|oe|ue")
_PLAIN = {
    kind: {
        field: tuple(map(plain_heading, (*english.get(field, ()), *abroad.get(field, "").split())))
        for abroad in (ABROAD[kind],)
        for field in {**english, **abroad}
    }
    for kind, english in _ENGLISH.items()
}
