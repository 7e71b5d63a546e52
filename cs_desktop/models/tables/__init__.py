"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from cs_desktop.models.tables.account import SINCE_EVER, Account, AccountAttribute, Contact
from cs_desktop.models.tables.attachment import Attachment, AttachmentContent
from cs_desktop.models.tables.commercial import (
    ChurnEvent,
    Opportunity,
    Product,
    Renewal,
    RenewalSubscription,
    Subscription,
    SubscriptionEvent,
)
from cs_desktop.models.tables.imported import ImportedRow
from cs_desktop.models.tables.log import Actor, ChangeRow, ChangeSet
from cs_desktop.models.tables.measurement import (
    Metric,
    PointBackup,
    PointBatch,
    PointBlock,
    Survey,
    SurveyAnswer,
)
from cs_desktop.models.tables.plan import Measure, Objective, Promise, Review, SuccessPlan
from cs_desktop.models.tables.work import Activity, ActivityContact, AttentionMark, Task
from cs_desktop.models.tables.workspace import (
    LifecycleStage,
    SavedView,
    SegmentRule,
    TeamMember,
    TouchModel,
    Workspace,
)

__all__ = [
    "SINCE_EVER",
    "Account",
    "AccountAttribute",
    "Activity",
    "ActivityContact",
    "Actor",
    "Attachment",
    "AttachmentContent",
    "AttentionMark",
    "ChangeRow",
    "ChangeSet",
    "ChurnEvent",
    "Contact",
    "ImportedRow",
    "LifecycleStage",
    "Measure",
    "Metric",
    "Objective",
    "Opportunity",
    "PointBackup",
    "PointBatch",
    "PointBlock",
    "Product",
    "Promise",
    "Renewal",
    "RenewalSubscription",
    "Review",
    "SavedView",
    "SegmentRule",
    "Subscription",
    "SubscriptionEvent",
    "SuccessPlan",
    "Survey",
    "SurveyAnswer",
    "Task",
    "TeamMember",
    "TouchModel",
    "Workspace",
]
