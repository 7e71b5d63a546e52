"""How kinds of files, their fields, outcomes and modes are called in the window."""

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.import_mapping import FieldChoice, Use
from cs_desktop.domain.import_values import Accepts
from cs_desktop.domain.importing import ImportKind, ImportMode, Outcome
from cs_desktop.domain.vocabulary import word_text

_CUSTOM = "custom."

KIND_NAMES = {
    ImportKind.ACCOUNTS: marked("Accounts"),
    ImportKind.CONTACTS: marked("Contacts"),
    ImportKind.SUBSCRIPTIONS: marked("Subscriptions"),
    ImportKind.METRICS: marked("Metrics"),
    ImportKind.PRODUCTS: marked("Products"),
    ImportKind.SURVEYS: marked("Surveys"),
    ImportKind.ACTIVITIES: marked("Activities"),
    ImportKind.CHURN: marked("Churn events"),
    ImportKind.OPPORTUNITIES: marked("Opportunities"),
}
"""In the order in which they are offered: what is imported most comes first."""

KIND_TEXTS = {
    ImportKind.ACCOUNTS: marked("One row a customer: name, owner, segment, industry …"),
    ImportKind.CONTACTS: marked("One row a person, with the account they belong to."),
    ImportKind.SUBSCRIPTIONS: marked("One row a contract line: product, ARR, start, end."),
    ImportKind.METRICS: marked("Usage and the like: a value for an account and a day."),
    ImportKind.PRODUCTS: marked("What you sell, with its gross margin."),
    ImportKind.SURVEYS: marked("Answers to NPS, CSAT and other questions."),
    ImportKind.ACTIVITIES: marked("Calls, meetings, emails, trainings."),
    ImportKind.CHURN: marked("Who left, when and why."),
    ImportKind.OPPORTUNITIES: marked("Upsell and cross-sell that was found."),
}

FIELD_NAMES = {
    "account": marked("Account"),
    "amount": marked("Amount"),
    "arr": marked("ARR"),
    "asked": marked("People asked"),
    "cac": marked("Acquisition cost"),
    "category": marked("Category"),
    "contact": marked("Contacts"),
    "cost": marked("Cost"),
    "customer_metric": marked("The customer’s own measure"),
    "customer_since": marked("Customer since"),
    "date": marked("Date"),
    "desired_outcome": marked("Desired outcome"),
    "detail": marked("Detail"),
    "direction": marked("Direction"),
    "discount_pct": marked("Discount in per cent"),
    "email": marked("Email"),
    "end": marked("End"),
    "evidence": marked("Evidence"),
    "external_id": marked("External ID"),
    "first_name": marked("First name"),
    "first_value": marked("First value"),
    "found_by": marked("Found by"),
    "gross_margin_pct": marked("Gross margin in per cent"),
    "handed_on": marked("Handed on"),
    "industry": marked("Industry"),
    "influence": marked("Influence"),
    "interview_on": marked("Interview on"),
    "kind": marked("Kind"),
    "last_name": marked("Last name"),
    "left_on": marked("Left on"),
    "lifecycle": marked("Lifecycle stage"),
    "list_arr": marked("List ARR"),
    "metric": marked("Name of the metric"),
    "minutes": marked("Minutes"),
    "mrr": marked("MRR (times twelve)"),
    "name": marked("Name"),
    "notes": marked("Notes"),
    "onboarding_cost": marked("Onboarding cost"),
    "owner": marked("Owner"),
    "parent": marked("Parent account"),
    "phone": marked("Phone"),
    "product": marked("Product"),
    "purpose": marked("Purpose"),
    "region": marked("Region"),
    "relation": marked("Relation"),
    "reports_to": marked("Reports to"),
    "respondent": marked("Respondent"),
    "revealed_cause": marked("Revealed cause"),
    "role": marked("Role"),
    "scale_max": marked("Scale ends at"),
    "scale_min": marked("Scale starts at"),
    "score": marked("Score"),
    "segment": marked("Segment"),
    "self_serve": marked("Self-serve"),
    "sentiment": marked("Sentiment"),
    "stage": marked("Stage"),
    "start": marked("Start"),
    "stated_cause": marked("Stated cause"),
    "subject": marked("Subject"),
    "survey": marked("Survey"),
    "term_end": marked("End of term"),
    "tier": marked("Tier"),
    "title": marked("Job title"),
    "touch_model": marked("Touch model"),
    "touch_model_reason": marked("Reason for the touch model"),
    "trained_on": marked("Trained on"),
    "value": marked("Value"),
    "website": marked("Website"),
}

OUTCOME_NAMES = {
    Outcome.NEW: marked("New"),
    Outcome.CHANGED: marked("Changed"),
    Outcome.UNCHANGED: marked("As before"),
    Outcome.LEFT_OUT: marked("Left out"),
    Outcome.REJECTED: marked("Rejected"),
}

MODE_NAMES = {
    ImportMode.UPSERT: marked("Add new, change known"),
    ImportMode.CREATE: marked("Only add new ones"),
    ImportMode.UPDATE: marked("Only change known ones"),
}


def kind_name(kind: ImportKind) -> str:
    """Return what a kind is called."""
    return tr(KIND_NAMES[kind])


def field_name(name: str) -> str:
    """Return what a field is called."""
    if name.startswith(_CUSTOM):
        return tr("Own field “{name}”", name=name.removeprefix(_CUSTOM))
    return tr(FIELD_NAMES[name]) if name in FIELD_NAMES else name


def use_name(use: Use, metrics: dict[str, str]) -> str:
    """Return what a column is used for; `metrics` has names by key."""
    if use.metric:
        return tr("Metric “{name}”", name=metrics.get(use.name) or dict(use.details).get("name") or use.name)
    if use.lookup:
        return tr("{field}, by the subscription’s ID", field=field_name(use.name))
    return field_name(use.name)


def ours_name(accepts: Accepts, ours: str) -> str:
    """Return one of our values as a person reads it."""
    return word_text(ours) if accepts is Accepts.WORDS else ours


def choice_name(choice: FieldChoice) -> str:
    """Return a field as it is offered, with a word where it is needed."""
    name = use_name(choice.use, {})
    return tr("{field} (needed)", field=name) if choice.needed else name
