"""Who may see what: for each stored column whether it is ours alone, shared with the client, or released.

Internal is never in a deck for a client. Shared may be in any. Shareable is internal until it was released
for one deck, item by item (`domain.deck.sharing`). Ids and the order of things are internal: no deck tells
them. A test holds this table against the stored columns, another searches decks for what is not shared.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from cs_desktop.domain.changes import Kind


class Visibility(StrEnum):
    """Who may see a column."""

    INTERNAL = "internal"
    SHARED = "shared"
    SHAREABLE = "shareable"


def _columns(*, shared: str = "", shareable: str = "", internal: str = "") -> Mapping[str, Visibility]:
    groups = (
        (Visibility.SHARED, shared),
        (Visibility.SHAREABLE, shareable),
        (Visibility.INTERNAL, internal),
    )
    return MappingProxyType({column: seen for seen, columns in groups for column in columns.split()})


_COLUMNS: Mapping[Kind, Mapping[str, Visibility]] = {
    Kind.WORKSPACE: _columns(
        shared="company currency accent footer typeface confidentiality fiscal_start",
        internal="gross_margin healthy_from watch_from work_days",
    ),
    Kind.TEAM_MEMBER: _columns(
        shared="name role", internal="weekly_hours utilisation admin_share proactive_target reactive_target"
    ),
    Kind.TOUCH_MODEL: _columns(internal="name arr_from accounts_low accounts_high review_days contact_days"),
    Kind.LIFECYCLE_STAGE: _columns(shared="name", internal="position expected_days"),
    Kind.SEGMENT_RULE: _columns(internal="position segment arr_from arr_below industry region"),
    Kind.SAVED_VIEW: _columns(internal="place name position query layout"),
    Kind.IMPORTED_ROW: _columns(internal="kind identity object_id"),
    Kind.ACCOUNT: _columns(
        shared="name desired_outcome customer_metric customer_since first_value",
        internal=(
            "industry region segment tier website notes touch_model_reason segment_reason external_id "
            "parent_id owner_id lifecycle_id touch_model_id relation acquisition_cost onboarding_cost "
            "custom"
        ),
    ),
    Kind.ACCOUNT_ATTRIBUTE: _columns(internal="account_id field value valid_from"),
    Kind.CONTACT: _columns(
        shared="name title role reports_to_id",
        internal="email account_id influence sentiment left_on trained_on phone notes",
    ),
    Kind.ATTACHMENT: _columns(internal="account_id role name media_type size sha256 added_at"),
    Kind.PRODUCT: _columns(shared="name", internal="external_id gross_margin"),
    Kind.SUBSCRIPTION: _columns(
        shareable="product_id arr start end term_end", internal="account_id external_id list_arr discount"
    ),
    Kind.SUBSCRIPTION_EVENT: _columns(
        shareable="kind effective arr term_end", internal="subscription_id position list_arr discount reason"
    ),
    Kind.RENEWAL: _columns(
        shareable="due notice_by auto_renew amount",
        internal="account_id commercial_owner forecast outcome reason",
    ),
    Kind.RENEWAL_SUBSCRIPTION: _columns(internal="renewal_id subscription_id"),
    Kind.CHURN_EVENT: _columns(
        internal=(
            "account_id product_id day category detail stated_cause revealed_cause evidence interview_on"
        )
    ),
    Kind.OPPORTUNITY: _columns(
        internal="account_id kind self_serve amount stage found_by found_on handed_on notes"
    ),
    Kind.METRIC: _columns(
        shared="name unit higher_is_better definition scale",
        internal="key kind window_days stale_days active_from active_to topic derived_from lag_days",
    ),
    Kind.POINT_BATCH: _columns(internal="source count first_day last_day note"),
    Kind.SURVEY: _columns(shared="name kind scale_min scale_max asked", internal="account_id"),
    Kind.SURVEY_ANSWER: _columns(shared="day score", internal="survey_id respondent"),
    Kind.ACTIVITY: _columns(
        internal="account_id kind day minutes direction purpose notes member_id cost title"
    ),
    Kind.ACTIVITY_CONTACT: _columns(internal="activity_id contact_id"),
    Kind.TASK: _columns(internal="title account_id assignee_id due done_at about_kind about_id kind notes"),
    Kind.ATTENTION_MARK: _columns(
        internal="account_id rule about_kind about_id occasion state until note outcome marked_on"
    ),
    Kind.SUCCESS_PLAN: _columns(
        shared="name outcome status starts_on ends_on next_review version shared_notes",
        internal="account_id checked_on check_days blueprint_id edition learning notes",
    ),
    Kind.OBJECTIVE: _columns(
        shared="text category state owner_id contact_id asked_on shared_notes",
        internal="plan_id position override override_reason override_on notes",
    ),
    Kind.MEASURE: _columns(
        shared=(
            "name unit definition kind metric_id baseline baseline_on target target_high current "
            "current_on due scale"
        ),
        shareable="worth_note worth_value worth_period worth_share",
        internal="objective_id position library_id steps",
    ),
    Kind.MEASURE_POINT: _columns(shared="day value", internal="measure_id note"),
    Kind.PLAN_ACTION: _columns(
        shared="text party owner_id contact_id starts_on due done_on",
        internal="plan_id objective_id review_id position notes",
    ),
    Kind.PLAN_DEPENDENCY: _columns(
        shared="lag", internal="plan_id action_id milestone_id needs_action_id needs_milestone_id"
    ),
    Kind.AGREEMENT: _columns(
        shared="contact_id contact_name day quote terms",
        internal="account_id plan_id objective_id review_id made_at made_by revokes_id reason",
    ),
    Kind.VALUE_CONFIRMATION: _columns(
        shared="contact_id contact_name day quote result",
        shareable="worth",
        internal=(
            "account_id plan_id objective_id measure_id review_id made_at made_by revokes_id reason "
            "attachment_id sha256"
        ),
    ),
    Kind.PROMISE: _columns(internal="account_id text made_on due owner_id outcome settled_on"),
    Kind.REVIEW: _columns(
        shared="kind title starts_at place day host_id status shared_notes frozen",
        internal="account_id reason notes began_at closed_at closed_by",
    ),
    Kind.REVIEW_ITEM: _columns(shared="text minutes", internal="review_id position done notes"),
    Kind.REVIEW_PERSON: _columns(shared="contact_id member_id state", internal="review_id"),
    Kind.REVIEW_DECISION: _columns(shared="text", internal="review_id position"),
    Kind.COMMITMENT: _columns(
        shared=(
            "text baseline baseline_on target target_high unit due owner_id contact_id result "
            "result_on score decision"
        ),
        internal="review_id objective_id measure_id position came_from_id scored_in_id notes",
    ),
    Kind.CADENCE: _columns(internal="account_id touch_model_id kind months starts_on"),
    Kind.PLAN_BLUEPRINT: _columns(internal="name segment use_case edition published_on content draft notes"),
    Kind.LIBRARY_MEASURE: _columns(internal="name definition unit use_case kind metric_id position"),
    Kind.AGENDA_TEMPLATE: _columns(internal="name kind items position"),
    Kind.HOLIDAY: _columns(internal="day name"),
    Kind.SCORECARD: _columns(shareable="name", internal="position version draft ended_on notes"),
    Kind.SCORECARD_VERSION: _columns(internal="scorecard_id number published_on made_by note content"),
    Kind.HEALTH_OVERRIDE: _columns(
        shareable="score from_day until ended_on", internal="account_id reason note member_id"
    ),
    Kind.PULSE: _columns(internal="account_id day rating reasons note member_id"),
    Kind.SIGNAL_RULE: _columns(
        internal=(
            "key name feed unit kind window_days opens threshold floor severity title why "
            "once_a_month answer_days least_points active position notes"
        )
    ),
    Kind.DECK: _columns(
        shared="period made_on every_page", internal="account_id name template audience released snapshot_id"
    ),
    Kind.DECK_SLIDE: _columns(
        shared="title texts notes", internal="deck_id key position included title_basis options"
    ),
    Kind.DECK_SNAPSHOT: _columns(internal="deck_id taken_at made_by note attachment_id sha256"),
    Kind.BRAND: _columns(shared="company accent footer confidentiality typeface", internal="account_id"),
    Kind.ROADMAP_ITEM: _columns(shared="name description state due", internal="shared position notes"),
    Kind.ROADMAP_INTEREST: _columns(shared="why", internal="roadmap_item_id account_id position"),
    Kind.JOURNEY_MAP: _columns(
        shared="name starts_on",
        internal="account_id segment status locked owner_id lost_after template_id edition notes",
    ),
    Kind.JOURNEY_PERSONA: _columns(shared="name", internal="map_id position source_id"),
    Kind.JOURNEY_STAGE: _columns(
        shared="name lifecycle_id expected_days starts_on", internal="map_id position width source_id"
    ),
    Kind.JOURNEY_LANE: _columns(shared="kind name", internal="map_id position height folded source_id"),
    Kind.JOURNEY_CARD: _columns(
        shareable=(
            "stage_id kind start length title way state owner_id opened_on due closed_on metric_id "
            "baseline target"
        ),
        internal="map_id lane_id row notes evidence mood source_id",
    ),
    Kind.JOURNEY_ANSWER: _columns(internal="card_id map_id question answer position"),
    Kind.JOURNEY_EMOTION: _columns(shareable="value word", internal="map_id persona_id stage_id"),
    Kind.JOURNEY_LINK: _columns(shareable="source_id target_id objective_id", internal="map_id"),
    Kind.MILESTONE: _columns(
        shared="name party due reached_on",
        internal="account_id map_id stage_id plan_id after_days notes source_id",
    ),
    Kind.JOURNEY_REVISION: _columns(internal="map_id number name kind made_at made_by"),
    Kind.JOURNEY_WORKSHOP: _columns(internal="map_id name day agenda step ended_at dots"),
    Kind.JOURNEY_VOTE: _columns(internal="workshop_id card_id voter dots"),
}
VISIBILITY: Mapping[Kind, Mapping[str, Visibility]] = MappingProxyType(_COLUMNS)
"""By kind and column. Of a journey's cards goals and touchpoints are shared, gaps and bridges shareable."""


def visibility(kind: Kind, column: str) -> Visibility:
    """Return who may see a column; what this program does not know is internal."""
    return VISIBILITY.get(kind, {}).get(column, Visibility.INTERNAL)
