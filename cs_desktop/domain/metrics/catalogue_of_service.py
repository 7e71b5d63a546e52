"""The catalogue, second part: service, the people on the other side, and what happens to the business."""

from cs_desktop.common.language import marked
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.metrics.entry import MINUTES, CatalogueEntry, Derivation, Topic
from cs_desktop.domain.vocabulary import MetricKind

SUPPORT = (
    CatalogueEntry(
        *("tickets", "Tickets", Unit.COUNT, MetricKind.SUM),
        window_days=90,
        stale_days=180,
        higher_is_better=False,
        topic=Topic.SUPPORT,
        definition=marked("Number of support tickets that the customer opened."),
    ),
    CatalogueEntry(
        *("escalations", "Escalated tickets", Unit.COUNT, MetricKind.SUM),
        window_days=90,
        stale_days=180,
        higher_is_better=False,
        topic=Topic.SUPPORT,
        definition=marked("Number of tickets that had to be handed up."),
    ),
    CatalogueEntry(
        *("service_calls", "Service calls", Unit.COUNT, MetricKind.SUM),
        window_days=90,
        stale_days=180,
        higher_is_better=False,
        topic=Topic.SUPPORT,
        definition=marked("Number of calls on the timeline that the customer began."),
        derived_from=Derivation.SERVICE_CALLS,
    ),
    CatalogueEntry(
        *("first_response_minutes", "First response time", MINUTES, MetricKind.MEAN),
        window_days=90,
        stale_days=180,
        higher_is_better=False,
        topic=Topic.SUPPORT,
        definition=marked(
            "Minutes from the opening of a ticket to the first contact with a person, on average."
        ),
    ),
    CatalogueEntry(
        *("resolution_hours", "Resolution time", Unit.HOURS, MetricKind.MEAN),
        window_days=90,
        stale_days=180,
        higher_is_better=False,
        topic=Topic.SUPPORT,
        definition=marked("Hours from the opening of a ticket to its resolution, on average."),
    ),
    CatalogueEntry(
        *("resolution_in_time", "Resolved in time", Unit.SHARE, MetricKind.MEAN),
        window_days=90,
        stale_days=180,
        topic=Topic.SUPPORT,
        definition=marked("Tickets resolved within the agreed time / tickets resolved."),
    ),
    CatalogueEntry(
        *("outages", "Outages", Unit.COUNT, MetricKind.SUM),
        window_days=90,
        stale_days=180,
        higher_is_better=False,
        topic=Topic.SUPPORT,
        definition=marked("Number of outages that the customer met."),
        derived_from=Derivation.OUTAGES,
    ),
    CatalogueEntry(
        *("outage_minutes", "Outage time", MINUTES, MetricKind.SUM),
        window_days=90,
        stale_days=180,
        higher_is_better=False,
        topic=Topic.SUPPORT,
        definition=marked("Minutes for which the service was not there for the customer."),
        derived_from=Derivation.OUTAGE_MINUTES,
    ),
)

RELATIONSHIP = (
    CatalogueEntry(
        *("executive_meetings", "Executive meetings", Unit.COUNT, MetricKind.SUM),
        window_days=180,
        stale_days=365,
        topic=Topic.RELATIONSHIP,
        definition=marked(
            "Number of meetings in which a sponsor or decision maker of the customer took part."
        ),
        derived_from=Derivation.EXECUTIVE_MEETINGS,
    ),
    CatalogueEntry(
        *("days_since_contact", "Days since last contact", Unit.DAYS, MetricKind.AGE),
        higher_is_better=False,
        window_days=730,
        stale_days=730,
        topic=Topic.RELATIONSHIP,
        definition=marked("Today − the day of the last touch with the customer, whoever began it."),
        derived_from=Derivation.LAST_CONTACT,
    ),
    CatalogueEntry(
        *("days_since_executive", "Days since an executive was met", Unit.DAYS, MetricKind.AGE),
        higher_is_better=False,
        window_days=730,
        stale_days=730,
        topic=Topic.RELATIONSHIP,
        definition=marked("Today − the day of the last touch with a sponsor or decision maker."),
        derived_from=Derivation.LAST_EXECUTIVE,
    ),
    CatalogueEntry(
        *("key_person_changes", "Key people who left", Unit.COUNT, MetricKind.SUM),
        higher_is_better=False,
        window_days=180,
        stale_days=365,
        topic=Topic.RELATIONSHIP,
        definition=marked("Number of sponsors, champions, power users and decision makers who left."),
        derived_from=Derivation.KEY_PEOPLE,
    ),
    CatalogueEntry(
        *("reference_willingness", "Willingness to be a reference", Unit.NUMBER, MetricKind.LAST),
        window_days=365,
        stale_days=365,
        topic=Topic.RELATIONSHIP,
        definition=marked("What they said when asked for a referral, a case study or a reference call."),
        scale=(
            (0, marked("Unwilling")),
            (1, marked("Undecided")),
            (2, marked("Willing")),
            (3, marked("Is a reference")),
        ),
    ),
    CatalogueEntry(
        *(
            "executive_willingness",
            "Willingness to build executive relationships",
            Unit.NUMBER,
            MetricKind.LAST,
        ),
        window_days=365,
        stale_days=365,
        topic=Topic.RELATIONSHIP,
        definition=marked("How their executives take it when ours ask for their time."),
        scale=(
            *((0, marked("Unwilling")), (1, marked("Reluctant"))),
            *((2, marked("Willing")), (3, marked("Asks for it"))),
        ),
    ),
)

COMMUNICATION = (
    CatalogueEntry(
        *("email_opt_out", "Email opt-out", Unit.SHARE, MetricKind.LAST),
        higher_is_better=False,
        window_days=180,
        stale_days=365,
        topic=Topic.COMMUNICATION,
        definition=marked("Contacts who want no emails of ours / contacts with an email address."),
    ),
    CatalogueEntry(
        *("email_bounce", "Email bounce", Unit.SHARE, MetricKind.LAST),
        higher_is_better=False,
        window_days=180,
        stale_days=365,
        topic=Topic.COMMUNICATION,
        definition=marked("Emails that came back / emails sent."),
    ),
)

COMMERCIAL = (
    CatalogueEntry(
        *("invoice_days_overdue", "Invoice overdue", Unit.DAYS, MetricKind.LAST),
        higher_is_better=False,
        window_days=90,
        stale_days=90,
        topic=Topic.COMMERCIAL,
        definition=marked("Days since the oldest unpaid invoice was due, 0 where none is."),
    ),
    CatalogueEntry(
        *("merger_acquisition", "Merger or acquisition", Unit.NUMBER, MetricKind.LAST),
        higher_is_better=False,
        window_days=365,
        stale_days=365,
        topic=Topic.COMMERCIAL,
        definition=marked("How near a merger or acquisition of the customer is."),
        scale=(
            (0, marked("No sign of it")),
            (1, marked("Rumoured")),
            (2, marked("Announced")),
            (3, marked("Completed")),
        ),
    ),
)
