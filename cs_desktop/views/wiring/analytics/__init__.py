"""The place Analytics, a module a page."""

from cs_desktop.views.wiring.analytics.desk import AnalyticsDesk
from cs_desktop.views.wiring.analytics.place import AnalyticsWiring

__all__ = ["AnalyticsDesk", "AnalyticsWiring"]
