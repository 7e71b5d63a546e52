"""The catalogue, first part: how customers use the product, what they get from it, what they say of it."""

from cs_desktop.common.language import marked
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.metrics.entry import CatalogueEntry, Derivation, Topic
from cs_desktop.domain.vocabulary import MetricKind, SurveyKind

ADOPTION = (
    CatalogueEntry(
        *("weekly_active", "Weekly active users", Unit.SHARE, MetricKind.MEAN),
        stale_days=21,
        topic=Topic.ADOPTION,
        definition=marked("People who used the product within a week / people who have a seat."),
    ),
    CatalogueEntry(
        *("usage", "Usage", Unit.COUNT, MetricKind.SUM),
        stale_days=30,
        topic=Topic.ADOPTION,
        definition=marked("Number of uses, as the product counts them: logins, events or transactions."),
    ),
    CatalogueEntry(
        *("features_used", "Features used", Unit.COUNT, MetricKind.MAX),
        stale_days=45,
        topic=Topic.ADOPTION,
        definition=marked("Number of different features used by anyone on a day; the highest counts."),
    ),
    CatalogueEntry(
        *("usage_hours", "Hours of use", Unit.HOURS, MetricKind.SUM),
        stale_days=30,
        topic=Topic.ADOPTION,
        definition=marked("Hours spent in the product by everyone together."),
    ),
    CatalogueEntry(
        *("seats_used", "Seats used", Unit.SHARE, MetricKind.LAST),
        stale_days=45,
        topic=Topic.ADOPTION,
        definition=marked("Seats that are given to somebody / seats paid for."),
    ),
    CatalogueEntry(
        *("errors", "Errors met", Unit.COUNT, MetricKind.SUM),
        higher_is_better=False,
        topic=Topic.ADOPTION,
        definition=marked("Number of errors that people met while using the product."),
    ),
    CatalogueEntry(
        *("people_trained", "People trained", Unit.COUNT, MetricKind.LAST),
        window_days=90,
        stale_days=90,
        topic=Topic.ADOPTION,
        definition=marked("Contacts who were trained by then and had not left."),
        derived_from=Derivation.TRAINED,
    ),
)

OUTCOMES = (
    CatalogueEntry(
        *("outcome_attainment", "Outcome attainment", Unit.SHARE, MetricKind.LAST),
        window_days=120,
        stale_days=180,
        topic=Topic.OUTCOMES,
        definition=marked(
            "Mean over the measures of the success plan of (value − baseline) / (target − baseline), "
            "each from 0 to 120%."
        ),
        derived_from=Derivation.PLAN_MEASURES,
    ),
)

ONBOARDING = (
    CatalogueEntry(
        *("time_to_value_days", "Time to value", Unit.DAYS, MetricKind.LAST),
        higher_is_better=False,
        window_days=730,
        stale_days=730,
        topic=Topic.ONBOARDING,
        definition=marked("First-value day − customer since, known from the first-value day on."),
        derived_from=Derivation.FIRST_VALUE,
    ),
    CatalogueEntry(
        *("onboarding_days", "Days of onboarding", Unit.DAYS, MetricKind.LAST),
        higher_is_better=False,
        window_days=730,
        stale_days=730,
        topic=Topic.ONBOARDING,
        definition=marked(
            "Days from the beginning to the end of the first stage of life, known once it is over."
        ),
        derived_from=Derivation.ONBOARDING_DAYS,
    ),
    CatalogueEntry(
        *("onboarding_on_time", "Onboarding on time", Unit.SHARE, MetricKind.LAST),
        window_days=730,
        stale_days=730,
        topic=Topic.ONBOARDING,
        definition=marked(
            "100% if the first stage of life took no more than its expected days, "
            "0% from the day on which it takes more."
        ),
        derived_from=Derivation.ONBOARDING_ON_TIME,
    ),
)

SURVEYED = (
    CatalogueEntry(
        *(SurveyKind.NPS.value, "NPS", Unit.POINTS, MetricKind.MEAN),
        window_days=365,
        stale_days=365,
        topic=Topic.SURVEYS,
        definition=marked("% of 9 to 10 − % of 0 to 6 on the scale 0 to 10, latest answer per respondent."),
    ),
    CatalogueEntry(
        *(SurveyKind.CSAT.value, "CSAT", Unit.SHARE, MetricKind.MEAN),
        window_days=365,
        stale_days=365,
        topic=Topic.SURVEYS,
        definition=marked("% of answers of 4 to 5 on the scale 1 to 5, latest answer per respondent."),
    ),
    CatalogueEntry(
        *(SurveyKind.CES.value, "CES", Unit.SHARE, MetricKind.MEAN),
        window_days=365,
        stale_days=365,
        topic=Topic.SURVEYS,
        definition=marked(
            "% of answers of 5 to 7 on the scale 1 to 7 (7 is easy), latest answer per respondent."
        ),
    ),
)
"""What survey answers say; no points are entered for these, but answers."""

SURVEYS = (
    CatalogueEntry(
        *("response_rate", "Survey response rate", Unit.SHARE, MetricKind.LAST),
        window_days=365,
        stale_days=365,
        topic=Topic.SURVEYS,
        definition=marked(
            "People who answered / people asked, of the newest survey that began two weeks ago or earlier."
        ),
        derived_from=Derivation.RESPONSES,
    ),
)
