"""The Success plan tab joined to what answers it: one module a topic, all of them at one `PlanDesk`."""

from cs_desktop.views.wiring.plan.tab import SUCCESS_PLAN, PlanWiring

__all__ = ["SUCCESS_PLAN", "PlanWiring"]
