"""What is entered by hand: an account, changes of a subscription, a renewal, rules."""

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.commerce.rules_form import RulesForm
from cs_desktop.views.commerce.subscription_forms import ChangeForm
from cs_desktop.views.scenes.walks.stop import Stop, Walker


def stops(on: Walker) -> list[Stop]:
    """Return the stops of the forms, beside the page of the largest account."""
    entered = on.wiring.of_account.entered
    contracts = on.wiring.account_screen.contracts

    def show() -> None:
        on.tidy()
        on.wiring.account_screen.show_contracts()

    def select(action: ActionId) -> None:
        contracts.subscriptions.setCurrentCell(0, 0)
        contracts.renewals.setCurrentCell(0, 0)
        on.choose(action)()

    def leave_reason_open() -> None:
        form = entered.forms.form
        assert isinstance(form, ChangeForm)
        assert form.reason is not None
        form.reason.unknown.setChecked(True)

    def refuse() -> None:
        select(ActionId.EXPAND_SUBSCRIPTION)
        form = entered.forms.form
        assert isinstance(form, ChangeForm)
        form.day.set_day(form.row.start)
        form.terms.arr.set_minor(100)
        form.submit()

    def look() -> None:
        form = entered.forms.form
        assert isinstance(form, RulesForm)
        form.submit()

    segmenting = entered.segmenting.controller
    return [
        Stop("contracts-account", on.open_largest, on.wiring.account_shown),
        Stop("contracts", show),
        Stop("account-new", on.choose(ActionId.NEW_ACCOUNT)),
        Stop("subscription-new", on.choose(ActionId.ADD_SUBSCRIPTION)),
        Stop("subscription-expand", lambda: select(ActionId.EXPAND_SUBSCRIPTION)),
        Stop("subscription-cancel", lambda: select(ActionId.CANCEL_SUBSCRIPTION)),
        Stop("subscription-reason-later", leave_reason_open),
        Stop("subscription-move", lambda: select(ActionId.MOVE_SUBSCRIPTION)),
        Stop("subscription-delete", lambda: select(ActionId.DELETE_SUBSCRIPTION)),
        Stop("subscription-refused", refuse),
        Stop("subscription-correct", lambda: select(ActionId.EDIT_SUBSCRIPTION)),
        Stop("renewal-new", on.choose(ActionId.ADD_RENEWAL)),
        Stop("renewal-outcome", lambda: select(ActionId.RECORD_RENEWAL)),
        Stop("exception", on.choose(ActionId.SET_SEGMENT), segmenting.standing_loaded),
        Stop("segments", on.choose(ActionId.SEGMENT_RULES), segmenting.loaded),
        Stop("segments-moves", look, segmenting.found),
    ]
