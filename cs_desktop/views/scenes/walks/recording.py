"""People, timeline and tasks of an account."""

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.account.tabs import OVERVIEW
from cs_desktop.views.scenes.walks.stop import Stop, Walker


def stops(on: Walker) -> list[Stop]:
    """Return the stops on the tabs of the largest account in which one writes things down."""
    wiring, recorded = on.wiring, on.wiring.recorded
    tabs, people, timeline = wiring.account_screen.tabs, recorded.people.view, recorded.timeline.view
    return [
        Stop("account-first", on.open_largest, wiring.account_shown),
        Stop("people", lambda: tabs.show_tab("people"), recorded.contacts.loaded),
        Stop("people-one", lambda: _open_first(on), recorded.contacts.tied),
        Stop("people-new", on.choose(ActionId.ADD_CONTACT)),
        Stop("people-none", lambda: people.search.setText("nobody has this name")),
        Stop("timeline", lambda: _leave_people(on), recorded.entries.loaded),
        Stop("timeline-quick", lambda: timeline.quick.line.setText("call 30m yesterday about night shift")),
        Stop("timeline-one", lambda: _open_entry(on)),
        Stop("timeline-note", on.choose(ActionId.ADD_NOTE)),
        Stop("task-new", on.choose(ActionId.ADD_TASK)),
        Stop("account-again", lambda: _leave_timeline(on)),
    ]


def _open_first(on: Walker) -> None:
    people = on.wiring.recorded.people.view
    people.take_focus()
    people.inspect_requested.emit(people.table.current_id)


def _leave_people(on: Walker) -> None:
    on.tidy()
    on.wiring.recorded.people.view.clear_filters()
    on.wiring.account_screen.tabs.show_tab("timeline")


def _open_entry(on: Walker) -> None:
    timeline = on.wiring.recorded.timeline.view
    timeline.quick.clear()
    # The first row is the head of a month.
    timeline.table.setCurrentIndex(timeline.model.index(1, 2))
    timeline.inspect_requested.emit(timeline.table.current_id)


def _leave_timeline(on: Walker) -> None:
    on.tidy()
    on.wiring.account_screen.tabs.show_tab(OVERVIEW.key)
