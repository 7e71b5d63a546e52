"""Headings by which other programs know our fields, in small letters with underscores."""

from cs_desktop.domain.importing import ImportKind

_DAY = ("day", "timestamp", "created", "created_at", "create_date", "occurred_at", "datum", "tag")
_ACCOUNT = (
    *("account_id", "account_name", "company", "company_name", "company_id", "customer", "customer_name"),
    *("customer_id", "client", "client_name", "organization", "organisation", "organization_name"),
    *("associated_company", "kunde", "kundennummer", "firma", "konto"),
)
_OWNER = (
    *("account_owner", "company_owner", "csm", "customer_success_manager", "success_manager"),
    *("assigned_to", "responsible", "betreuer", "verantwortlich", "user", "owner_name"),
)
_NOTES = ("note", "description", "comment", "comments", "feedback", "feedback_text", "notizen", "bemerkung")

SYNONYMS: dict[ImportKind, dict[str, tuple[str, ...]]] = {
    ImportKind.ACCOUNTS: {
        "external_id": (
            *("id", "account_id", "company_id", "customer_id", "record_id", "crm_id", "account_number"),
            *("kundennummer", "kunden_nr", "nummer"),
        ),
        "name": (
            *("account_name", "company_name", "company", "customer_name", "customer", "account"),
            *("client", "client_name", "organization", "organization_name", "kunde", "firma", "firmenname"),
        ),
        "parent": ("parent_account", "parent_company", "parent_id", "ultimate_parent", "muttergesellschaft"),
        "industry": ("sector", "vertical", "branche"),
        "region": ("country", "country_region", "geo", "territory", "land"),
        "owner": _OWNER,
        "segment": ("customer_segment", "account_segment", "size", "company_size"),
        "lifecycle": ("lifecycle_stage", "stage", "lifecyclestage", "phase"),
        "tier": ("account_tier", "service_tier"),
        "relation": ("type", "account_type", "customer_type"),
        "customer_since": (
            *("signup_date", "start_date", "became_a_customer_date", "customer_start", "kunde_seit"),
        ),
        "first_value": ("first_value_date", "go_live", "go_live_date", "live_date"),
        "website": ("url", "domain", "company_domain_name", "website_url", "web"),
        "cac": ("acquisition_cost",),
        "notes": _NOTES,
    },
    ImportKind.CONTACTS: {
        "external_id": ("contact_id", "record_id", "id"),
        "account": _ACCOUNT,
        "name": ("contact_name", "full_name", "contact", "person", "ansprechpartner", "kontakt"),
        "title": ("job_title", "position", "funktion"),
        "email": ("e_mail", "email_address", "mail", "contact_email"),
        "role": ("contact_role", "buying_role", "rolle"),
        "influence": ("influence_level",),
        "sentiment": ("support", "attitude"),
        "reports_to": ("manager", "reports_to_name", "vorgesetzter"),
    },
    ImportKind.PRODUCTS: {
        "external_id": ("id", "product_id", "sku", "product_code"),
        "name": ("product", "product_name", "produkt"),
        "gross_margin_pct": ("gross_margin", "margin", "margin_pct", "marge"),
    },
    ImportKind.SUBSCRIPTIONS: {
        "external_id": ("subscription_id", "contract_id", "deal_id", "contract_number", "vertrag", "id"),
        "account": _ACCOUNT,
        "product": ("plan", "plan_tier", "plan_name", "product_name", "sku", "tarif", "produkt"),
        "arr": ("arr_amount", "annual_recurring_revenue", "acv", "annual_amount", "jahrespreis"),
        "mrr": ("mrr_amount", "monthly_recurring_revenue", "monthly_amount", "monatspreis"),
        "start": ("start_date", "contract_start", "subscription_start", "begins_on", "beginn", "von"),
        "end": ("end_date", "cancelled_on", "churn_date", "ended_on", "ende", "bis"),
        "term_end": ("renewal_date", "contract_end", "term_end_date", "laufzeit_bis"),
        "discount_pct": ("discount", "discount_percent", "rabatt"),
        "list_arr": ("list_price", "list_amount", "listenpreis"),
    },
    ImportKind.METRICS: {
        "account": _ACCOUNT,
        "metric": ("metric_name", "kpi", "measure", "event", "event_name", "kennzahl"),
        "date": (*_DAY, "usage_date", "week", "month", "period"),
        "value": ("metric_value", "amount", "count", "wert"),
    },
    ImportKind.SURVEYS: {
        "external_id": ("response_id", "answer_id", "id"),
        "account": _ACCOUNT,
        "survey": ("survey_name", "campaign", "umfrage"),
        "kind": ("survey_type", "type", "survey_kind"),
        "date": (*_DAY, "response_date", "responded_at", "submitted_at", "answered_on"),
        "score": ("rating", "nps_score", "csat_score", "satisfaction_score", "answer", "bewertung"),
        "respondent": ("contact", "email", "name", "responder"),
    },
    ImportKind.ACTIVITIES: {
        "external_id": ("activity_id", "engagement_id", "event_id", "id"),
        "account": _ACCOUNT,
        "kind": ("activity_type", "type", "activity", "engagement_type", "art"),
        "date": (*_DAY, "activity_date", "due_date", "start", "start_date"),
        "minutes": ("duration", "duration_minutes", "dauer"),
        "contact": ("contacts", "attendees", "participants", "contact_name"),
        "owner": _OWNER,
        "notes": (*_NOTES, "subject", "body"),
    },
    ImportKind.CHURN: {
        "external_id": ("churn_event_id", "churn_id", "id"),
        "account": _ACCOUNT,
        "date": (*_DAY, "churn_date", "cancelled_on", "cancellation_date", "end_date"),
        "category": ("reason_code", "churn_reason", "reason", "reason_category", "grund"),
        "stated_cause": ("stated_reason", "feedback_text", "feedback"),
    },
    ImportKind.OPPORTUNITIES: {
        "external_id": ("opportunity_id", "deal_id", "id"),
        "account": _ACCOUNT,
        "kind": ("opportunity_type", "type", "deal_type"),
        "amount": ("value", "deal_value", "deal_amount", "betrag"),
        "stage": ("deal_stage", "opportunity_stage", "phase"),
        "date": (*_DAY, "found_on", "open_date", "opened_on"),
        "found_by": ("source", "created_by", "lead_source"),
    },
}
"""The likeliest first."""
