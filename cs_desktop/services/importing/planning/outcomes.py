"""Churn events and opportunities."""

from cs_desktop.models.tables import ChurnEvent, Opportunity
from cs_desktop.services.importing.planning.base import ObjectPlanner
from cs_desktop.services.importing.planning.plan import Row
from cs_desktop.services.importing.records import Record


class ChurnPlanner(ObjectPlanner):
    """Plans churn events."""

    table = ChurnEvent

    def references(self, record: Record) -> Row:
        """Return account and product."""
        return self.account_column(record) | self.resolved(record, "product", "product_id", self.find_product)


class OpportunityPlanner(ObjectPlanner):
    """Plans opportunities."""

    table = Opportunity

    def references(self, record: Record) -> Row:
        """Return the account."""
        return self.account_column(record)
