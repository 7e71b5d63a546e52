"""The signals that come with the program: the eleven things that say in time that a customer may leave.

Thresholds are start values of ours, to be changed by what the workspace's own past says of them.
"""

from cs_desktop.common.language import marked
from cs_desktop.domain.figures import Status, Unit
from cs_desktop.domain.signals.rules import Opens, SignalRule
from cs_desktop.domain.vocabulary import MetricKind, SurveyKind

KEY_PERSON = "key_person"

# Each account has its own usual amount of use, so falls are measured against itself.
SIGNALS: tuple[SignalRule, ...] = (
    SignalRule(
        *("nps_low", marked("NPS low"), SurveyKind.NPS.value, MetricKind.MEAN, 120, Opens.AT_MOST, -30.0),
        title=marked("Ask what would make them recommend us"),
        why=marked("NPS {value} over {days} days, newest answer {day}"),
        once_a_month=False,
        answer_days=30,
        least_points=3,
    ),
    SignalRule(
        *("csat_low", marked("CSAT low"), SurveyKind.CSAT.value, MetricKind.MEAN, 90, Opens.AT_MOST, 0.6),
        title=marked("Find out what support gets wrong"),
        why=marked("{value} content over {days} days, newest answer {day}"),
        unit=Unit.SHARE,
        once_a_month=False,
        answer_days=30,
        least_points=3,
    ),
    SignalRule(
        *("adoption", marked("Adoption falling"), "weekly_active", MetricKind.MEAN, 28, Opens.FALLS_BY, 0.2),
        title=marked("Find out why weekly users fell"),
        why=marked("weekly active users {value}, {before} in the {days} days before"),
        unit=Unit.SHARE,
    ),
    SignalRule(
        *("usage", marked("Usage falling"), "usage", MetricKind.SUM, 28, Opens.FALLS_BY, 0.3),
        title=marked("Find out why they use it less"),
        why=marked("usage {value} in {days} days, {before} in those before"),
    ),
    SignalRule(
        *("outages", marked("Outages"), "outage_minutes", MetricKind.SUM, 60, Opens.DAYS_AT_LEAST, 2.0),
        title=marked("Explain the outages"),
        why=marked("{value} outages in {days} days, the newest on {day}"),
        once_a_month=False,
    ),
    SignalRule(
        *("tickets", marked("Tickets rising"), "tickets", MetricKind.SUM, 30, Opens.RISES_BY, 1.0),
        title=marked("Look through their tickets"),
        why=marked("{value} tickets in {days} days, {before} in those before"),
        floor=10.0,
    ),
    SignalRule(
        *("invoice", marked("Invoice overdue"), "invoice_days_overdue", MetricKind.LAST, 30),
        *(Opens.AT_LEAST, 30.0),
        title=marked("Ask what holds the invoice back"),
        why=marked("an invoice is {value} days overdue, seen {day}"),
    ),
    SignalRule(
        *("opt_out", marked("Emails unwanted"), "email_opt_out", MetricKind.LAST, 180, Opens.AT_LEAST, 0.25),
        title=marked("Find another way to reach them than by email"),
        why=marked("{value} have opted out of our emails, seen {day}"),
        unit=Unit.SHARE,
    ),
    SignalRule(
        *("bounce", marked("Emails bouncing"), "email_bounce", MetricKind.LAST, 180, Opens.AT_LEAST, 0.25),
        title=marked("Ask for addresses that work"),
        why=marked("{value} of our emails came back, seen {day}"),
        unit=Unit.SHARE,
    ),
    SignalRule(
        *("calls", marked("Many service calls"), "service_calls", MetricKind.SUM, 30, Opens.AT_LEAST, 5.0),
        title=marked("Ask what keeps them calling"),
        why=marked("{value} service calls in {days} days"),
    ),
    SignalRule(
        *(KEY_PERSON, marked("Key person changed"), "key_person_changes", MetricKind.SUM, 90),
        *(Opens.DAYS_AT_LEAST, 1.0),
        title=marked("Meet who follows the key person"),
        why=marked("a key person left within {days} days, the newest one on {day}"),
        severity=Status.RISK,
        once_a_month=False,
    ),
    SignalRule(
        *("merger", marked("Merger or acquisition"), "merger_acquisition", MetricKind.LAST, 365),
        *(Opens.AT_LEAST, 1.0),
        title=marked("Find out who decides after the merger"),
        why=marked("merger or acquisition: {value}, known since {day}"),
        severity=Status.RISK,
        once_a_month=False,
    ),
    SignalRule(
        *("reference", marked("Unwilling to be a reference"), "reference_willingness", MetricKind.LAST, 365),
        *(Opens.AT_MOST, 0.0),
        title=marked("Ask what it would take to recommend us"),
        why=marked("willingness to be a reference: {value}, asked {day}"),
        once_a_month=False,
        answer_days=30,
    ),
    SignalRule(
        *("executives", marked("Executives keep away"), "executive_willingness", MetricKind.LAST, 365),
        *(Opens.AT_MOST, 1.0),
        title=marked("Ask the sponsor to open the door to an executive"),
        why=marked("willingness to build executive relationships: {value}, seen {day}"),
        once_a_month=False,
        answer_days=30,
    ),
)
BUILT_IN = {rule.key: rule for rule in SIGNALS}
