"""The success plans of accounts: one that is worked on, and how one begins."""

from PySide6.QtCore import Qt

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.views.account.tabs import OVERVIEW
from cs_desktop.views.library.screen import AGENDAS, BRAND, MEASURES
from cs_desktop.views.scenes.walks.stop import Stop, Walker
from cs_desktop.views.screen import LIBRARY

WITHOUT, WITH = "Forsyde Builders", "Halden Freight"
"""An account of the sample workspace that has no plan, and one that has."""


def stops(on: Walker) -> list[Stop]:
    """Return the stops on the plans of two accounts."""
    loaded = on.wiring.plan.controller.loaded
    return [
        Stop("plan-start", lambda: open_plan(on, WITHOUT), loaded),
        Stop("plan", lambda: open_plan(on, WITH), loaded),
        Stop("plan-measure", lambda: _measure(on)),
        Stop("plan-objective", lambda: _objective(on)),
        Stop("plan-details", on.choose(ActionId.PLAN_DETAILS)),
        Stop("plan-ledger", on.choose(ActionId.PLAN_LEDGER)),
        Stop("plan-ask", lambda: _form(on, ActionId.ASK_SIGN_OFF)),
        Stop("plan-agreement", lambda: _form(on, ActionId.RECORD_AGREEMENT)),
        Stop("plan-confirmation", lambda: _form(on, ActionId.CONFIRM_VALUE)),
        Stop("plan-all-actions", lambda: _form(on, ActionId.ALL_PLAN_ACTIONS)),
        Stop("plan-share", on.choose(ActionId.SHARE_PLAN)),
        Stop("plan-action", lambda: _action(on)),
        Stop(
            "plan-calendar", on.choose(ActionId.WORK_CALENDAR), on.wiring.plan.work.calendar.controller.loaded
        ),
        Stop("plan-left", lambda: _leave(on)),
        Stop("library", lambda: _library(on), on.wiring.pages.library.controller.loaded),
        Stop("library-measures", lambda: on.wiring.pages.library.screen.show_page(MEASURES)),
        Stop("library-agendas", lambda: on.wiring.pages.library.screen.show_page(AGENDAS)),
        Stop(
            "library-brand",
            lambda: on.wiring.pages.library.screen.show_page(BRAND),
            on.wiring.pages.brand.shown,
        ),
    ]


def open_plan(on: Walker, name: str) -> None:
    """Open an account by its name, and show its plan."""
    on.tidy()
    model = on.wiring.portfolio_screen.model
    rows = [model.account_at(place) for place in range(model.rowCount())]
    tabs = on.wiring.account_screen.tabs
    once = Qt.ConnectionType.SingleShotConnection
    on.wiring.account_shown.connect(lambda: tabs.show_tab("plan"), once)
    on.wiring.open_account(next(row.id for row in rows if row.name == name))


def _measure(on: Walker) -> None:
    """Look at the first measure beside the plan."""
    shown = on.wiring.plan.view.shown
    assert shown is not None
    assert shown.content is not None
    on.wiring.plan.objectives.inspecting.go(ObjectKey(Kind.MEASURE, shown.content.measures[0].id))


def _objective(on: Walker) -> None:
    """Look at the first objective beside the plan."""
    shown = on.wiring.plan.view.shown
    assert shown is not None
    assert shown.content is not None
    on.wiring.plan.objectives.inspecting.go(ObjectKey(Kind.OBJECTIVE, shown.content.objectives[0].id))


def _form(on: Walker, action: ActionId) -> None:
    """Open one of the forms; the one before it is left as it is."""
    forms = on.wiring.plan.ledger.forms
    forms.close_form(forms.form)
    on.tidy()
    on.choose(action)()


def _action(on: Walker) -> None:
    """Look at an action beside the plan, and at the chart below the objectives."""
    on.tidy()
    shown = on.wiring.plan.view.shown
    assert shown is not None
    assert shown.content is not None
    work = on.wiring.plan.work
    key = ObjectKey(Kind.PLAN_ACTION, shown.content.actions[0].id)
    work.gantt.choose(key)
    work.open(key)


def _library(on: Walker) -> None:
    """Go to the blueprints and measures."""
    on.tidy()
    on.wiring.navigation.go(LIBRARY.key)


def _leave(on: Walker) -> None:
    on.tidy()
    on.wiring.account_screen.tabs.show_tab(OVERVIEW.key)
