"""Every action does something that one sees, wherever it is possible, and leaves nothing behind."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from cs_desktop.common.settings import TextSize
from cs_desktop.controllers.actions import ACTIONS, ActionId, Situation
from cs_desktop.controllers.actions.spec import ActionSpec
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.domain.signals.built_in import BUILT_IN
from cs_desktop.domain.signals.rules import Opens
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.models.tables import Contact, Review, Survey, SurveyAnswer
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author, WriteTx
from cs_desktop.services.plan.blueprints import (
    add_blueprint,
    publish_blueprint,
    read_blueprints,
    set_draft,
)
from cs_desktop.views.commerce.subscription_forms import ChangeForm
from cs_desktop.views.screen import HOME, PORTFOLIO
from cs_desktop.views.wiring.journey import JOURNEY
from tests.views.commitments import set_what_is_missing
from tests.views.conftest import Desk
from tests.workspaces import NOON, TODAY

CTRL = Qt.KeyboardModifier.ControlModifier
BEFORE: Mapping[ActionId, ActionId] = {
    ActionId.THEME_SYSTEM: ActionId.THEME_DARK,
    ActionId.THEME_LIGHT: ActionId.THEME_DARK,
    ActionId.TEXT_SMALLER: ActionId.TEXT_LARGER,
    ActionId.TEXT_NORMAL: ActionId.TEXT_LARGER,
    ActionId.LANGUAGE_SYSTEM: ActionId.LANGUAGE_GERMAN,
    ActionId.LANGUAGE_ENGLISH: ActionId.LANGUAGE_GERMAN,
    ActionId.STAGE_USUAL: ActionId.STAGE_WIDER,
    ActionId.LANE_LOWER: ActionId.LANE_HIGHER,
    ActionId.LANE_USUAL: ActionId.LANE_HIGHER,
    ActionId.MAP_FIT: ActionId.MAP_LARGER,
    ActionId.VOTE_LESS: ActionId.VOTE_MORE,
    ActionId.MAP_FULL_SIZE: ActionId.MAP_LARGER,
    ActionId.MAP_SELECT: ActionId.MAP_PAN,
    ActionId.EVIDENCE_ASSUMED: ActionId.EVIDENCE_PARTLY,
}
"""What has to be done first, so that there is something to change."""
OBJECTIVES = 3
"""One above and one below that which is chosen."""


def _open(desk: Desk) -> None:
    """Open the small book, in which a review is due today."""
    path = desk.write_book()
    workspace = WorkspaceFile(path, NOON, Author("ana.ruiz", "elsewhere"))
    workspace.write("Add a review", _add_review)
    workspace.close()
    desk.program.preferences.set_me(str(path.resolve()), "Ana Ruiz")
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()


def _add_review(tx: WriteTx) -> None:
    account = tx.session.query(Contact).one().account_id
    tx.session.add(Review(id=tx.new_id(), account_id=account, kind="qbr", day=TODAY))
    wave = {"name": "NPS", "kind": "nps", "scale_min": 0, "scale_max": 10}
    survey = Survey(id=tx.new_id(), account_id=account, **wave)
    tx.session.add(survey)
    tx.session.flush()
    tx.session.add(SurveyAnswer(id=tx.new_id(), survey_id=survey.id, day=TODAY, score=8))


def _start(_desk: Desk) -> None:
    """Stay where the program begins, without a workspace."""


def _home(desk: Desk) -> None:
    desk.wiring.navigation.go(HOME.key)
    desk.settle()
    desk.wiring.homed.screen.take_focus()
    desk.press(Qt.Key.Key_Down)


def _table(desk: Desk) -> None:
    desk.wiring.navigation.go(PORTFOLIO.key)
    desk.portfolio.table.setFocus()
    desk.portfolio.table.selectRow(0)


def _account(desk: Desk) -> None:
    if not desk.program.actions.situation.account:
        desk.wiring.navigation.go(PORTFOLIO.key)
        # The platform without a display gives the keyboard back to nobody when a dialog closes.
        desk.window.activateWindow()
        desk.qtbot.waitUntil(desk.window.isActiveWindow)
        desk.open_account()


def _subscription(desk: Desk) -> None:
    _account(desk)
    desk.account.contracts.subscriptions.setFocus()
    desk.account.contracts.subscriptions.selectRow(0)


def _renewal(desk: Desk) -> None:
    _account(desk)
    desk.account.contracts.renewals.setFocus()
    desk.account.contracts.renewals.selectRow(0)


def _map(desk: Desk) -> None:
    _account(desk)
    desk.account.tabs.show_tab(JOURNEY.key)
    desk.settle()
    if desk.program.actions.situation.map_past:
        desk.choose(ActionId.MAP_BACK)
    if not desk.program.actions.situation.map:
        desk.wiring.journey.controller.start_from("saas-high-touch")
        desk.qtbot.waitUntil(lambda: desk.program.actions.situation.map)
    # What was written of a name stands there until one goes elsewhere.
    desk.wiring.journey.view.canvas.lanes.setFocus()


def _map_locked(desk: Desk) -> None:
    _map(desk)
    if not desk.program.actions.situation.map_locked:
        desk.choose(ActionId.LOCK_MAP)
        desk.qtbot.waitUntil(lambda: desk.program.actions.situation.map_locked)


def _map_template(desk: Desk) -> None:
    _map(desk)
    if not desk.program.actions.situation.map_template:
        maps = desk.wiring.journey.maps
        maps.controller.save_as_template("Ours")
        view = desk.wiring.journey.view
        desk.qtbot.waitUntil(lambda: view.shown is not None and bool(view.shown.own))
        assert view.shown is not None
        desk.wiring.journey.controller.choose_map(view.shown.own[0].id)
        desk.qtbot.waitUntil(lambda: desk.program.actions.situation.map_template)


def _map_outdated(desk: Desk) -> None:
    """Show a map whose template was published again since."""
    if desk.program.actions.situation.map_outdated:
        _map(desk)
        return
    _map_template(desk)
    maps, journey = desk.wiring.journey.maps.controller, desk.wiring.journey.controller
    view = desk.wiring.journey.view
    assert view.content is not None
    template = view.content.head.id
    maps.publish()
    desk.settle()
    maps.start_from_own(template)
    desk.qtbot.waitUntil(lambda: not desk.program.actions.situation.map_template)
    mine = journey.map_id
    journey.choose_map(template)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.map_template)
    maps.publish()
    desk.settle()
    journey.choose_map(mine)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.map_outdated)


def _map_card(desk: Desk) -> None:
    _map(desk)
    scene = desk.wiring.journey.view.canvas.scene
    scene.choose(Kind.JOURNEY_CARD, min(scene.cards))


def _map_cards(desk: Desk) -> None:
    _map(desk)
    scene = desk.wiring.journey.view.canvas.scene
    scene.select_cards(sorted(scene.cards)[:3])


def _map_workshop(desk: Desk) -> None:
    """Hold a workshop, with a card chosen."""
    _map(desk)
    workshop = desk.wiring.journey.workshop
    if not desk.program.actions.situation.workshop:
        desk.choose(ActionId.START_WORKSHOP)
        workshop.panel.agenda.people.setText("Ana")
        workshop.panel.agenda.people.editingFinished.emit()
        workshop.panel.agenda.start.click()
        desk.qtbot.waitUntil(lambda: desk.program.actions.situation.workshop)
        desk.qtbot.waitUntil(lambda: bool(workshop.bar.voter_name))
    _map_card(desk)


def _map_past(desk: Desk) -> None:
    """Stand at a revision of the map."""
    if desk.program.actions.situation.map_past:
        return
    _map(desk)
    past = desk.wiring.journey.past
    past.open()
    past.controller.keep("First")
    desk.qtbot.waitUntil(lambda: past.panel.list.lines.rowCount() > 0)
    past.panel.list.setFocus()
    past.panel.look.click()
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.map_past)


def _map_gap(desk: Desk) -> None:
    _map(desk)
    scene = desk.wiring.journey.view.canvas.scene
    gaps = (id_ for id_, item in scene.cards.items() if item.card.kind is CardKind.GAP)
    scene.choose(Kind.JOURNEY_CARD, min(gaps))


def _map_bridge(desk: Desk) -> None:
    _map(desk)
    scene = desk.wiring.journey.view.canvas.scene
    bridges = (id_ for id_, item in scene.cards.items() if item.card.kind is CardKind.BRIDGE)
    scene.choose(Kind.JOURNEY_CARD, min(bridges))


def _map_feeling(desk: Desk) -> None:
    _map(desk)
    scene = desk.wiring.journey.view.canvas.scene
    scene.choose(Kind.JOURNEY_EMOTION, min(scene.feelings.items))


def _map_milestone(desk: Desk) -> None:
    _map(desk)
    scene = desk.wiring.journey.view.canvas.scene
    scene.choose(Kind.MILESTONE, min(scene.milestones.items))


def _map_link(desk: Desk) -> None:
    _map(desk)
    scene = desk.wiring.journey.view.canvas.scene
    scene.choose(Kind.JOURNEY_LINK, min(scene.ties.links))


def _map_stage(desk: Desk) -> None:
    _map(desk)
    view = desk.wiring.journey.view
    assert view.content is not None
    view.canvas.heads.enter(view.content.stages[1].id)


def _map_lane(desk: Desk) -> None:
    _map(desk)
    view = desk.wiring.journey.view
    assert view.content is not None
    view.canvas.labels.enter(view.content.lanes[1].id)


def _review(desk: Desk) -> None:
    """Look at the review that is due today."""
    _account(desk)
    desk.account.tabs.show_tab("reviews")
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.review)
    desk.settle()


def _health(desk: Desk) -> None:
    """Look at what makes the score of an account."""
    _account(desk)
    desk.account.tabs.show_tab("health")
    desk.settle()


def _plan(desk: Desk) -> None:
    """Show a success plan with an objective and its measure, which are chosen."""
    _account(desk)
    desk.account.tabs.show_tab("plan")
    desk.settle()
    plan = desk.wiring.plan
    if not desk.program.actions.situation.plan:
        desk.choose(ActionId.NEW_PLAN)
        desk.qtbot.waitUntil(lambda: desk.program.actions.situation.plan)
    assert plan.view.shown is not None
    assert plan.view.shown.content is not None
    table = plan.objectives.table
    while table.count < OBJECTIVES:
        there = table.count
        desk.choose(ActionId.ADD_OBJECTIVE)
        desk.qtbot.waitUntil(lambda there=there: table.count > there)
        desk.settle()
    desk.window.side.close_panel()
    table.setFocus()
    table.choose(table.lines.rows[1].key)


def _plan_measured(desk: Desk) -> None:
    """Choose an objective with a measure that the library does not have yet."""
    _plan(desk)
    if not desk.program.actions.situation.measure:
        desk.choose(ActionId.ADD_MEASURE)
        desk.qtbot.waitUntil(lambda: desk.program.actions.situation.measure)
        desk.settle()
    desk.window.side.close_panel()


def _plan_outdated(desk: Desk) -> None:
    """Show a plan whose blueprint was published anew since it was made."""
    _plan(desk)
    if desk.program.actions.situation.plan_outdated:
        return
    wiring = desk.wiring
    context = wiring.workspace.context()
    blueprint_id = add_blueprint(context, "renewal-case").value
    publish_blueprint(context, blueprint_id)
    wiring.plan.blueprints.controller.start_own(blueprint_id)
    desk.settle()
    base = read_blueprints(context).drafts[blueprint_id]
    set_draft(context, blueprint_id, base, replace(base, objectives=base.objectives[:1]))
    publish_blueprint(context, blueprint_id)
    wiring.plan.controller.read_anew()
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.plan_outdated)
    desk.settle()


def _library(desk: Desk) -> None:
    desk.wiring.navigation.go("library")
    desk.settle()


def _signal(desk: Desk) -> None:
    """Look at the signals of all accounts, of which one is open wherever there is any use."""
    desk.wiring.navigation.go("analytics")
    desk.choose(ActionId.ALL_SIGNALS)
    desk.settle()
    wiring = desk.wiring.pages.analytics.signals
    assert wiring is not None
    page = wiring.page
    desk.qtbot.waitUntil(lambda: page.shown is not None)
    if not page.list.model.rowCount():
        usage = BUILT_IN["usage"]
        rule = replace(usage, opens=Opens.AT_LEAST, threshold=0.0)
        wiring.controller.store_rule(usage, rule, lambda: None, lambda error: pytest.fail(str(error)))
        desk.qtbot.waitUntil(lambda: page.list.model.rowCount() > 0)
    desk.settle()
    page.list.take_focus()
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.signal)


def _signal_marked(desk: Desk) -> None:
    """Look at a signal that somebody is at."""
    _signal(desk)
    if not desk.program.actions.situation.signal_marked:
        desk.choose(ActionId.SIGNAL_ACKNOWLEDGE)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.signal_marked)
    desk.settle()


def _all_reviews(desk: Desk) -> None:
    desk.wiring.navigation.go("reviews")
    desk.settle()


def _plan_slipped(desk: Desk) -> None:
    """Show a plan in which something waits for what ends too late."""
    _plan(desk)
    if desk.program.actions.situation.plan_slipped:
        return
    shown = desk.wiring.plan.view.shown
    assert shown is not None
    builder = GestureBuilder("Add action")
    late, waiting = (
        builder.add(
            Kind.PLAN_ACTION,
            text=text,
            starts_on=shown.today,
            due=shown.today + timedelta(days=9),
            position=place,
        )
        for place, text in enumerate(("Run clinics", "Draft report"))
    )
    builder.add(Kind.PLAN_DEPENDENCY, action_id=waiting, needs_action_id=late)
    desk.wiring.plan.controller.do(builder.made())
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.plan_slipped)
    desk.settle()


def _review_ended(desk: Desk) -> None:
    """Look at a review that was cancelled."""
    _review(desk)
    if not desk.program.actions.situation.review_ended:
        shown = desk.wiring.reviews.view.review
        assert shown is not None
        desk.wiring.reviews.steps.end(
            shown.id, ReviewStatus.CANCELLED, "Ill", lambda: None, lambda error: pytest.fail(str(error))
        )
        desk.qtbot.waitUntil(lambda: desk.program.actions.situation.review_ended)
        desk.settle()


def _review_ready(desk: Desk) -> None:
    """Look at a review of which nothing is missing, so that it can be closed."""
    if not desk.program.actions.situation.review_ready:
        _review(desk)
        set_what_is_missing(desk)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.review_ready)
    desk.settle()


def _review_closed(desk: Desk) -> None:
    """Look at a review that is closed."""
    if not desk.program.actions.situation.review_closed:
        _review_ready(desk)
        desk.choose(ActionId.CLOSE_REVIEW)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.review_closed)
    desk.settle()


def _without_reason(desk: Desk) -> None:
    _account(desk)
    if desk.program.actions.situation.reason_missing:
        return
    _subscription(desk)
    desk.choose(ActionId.CANCEL_SUBSCRIPTION)
    form = desk.wiring.of_account.entered.forms.form
    assert isinstance(form, ChangeForm)
    assert form.reason is not None
    form.reason.unknown.setChecked(True)
    with desk.qtbot.waitSignal(desk.wiring.of_account.entered.controller.stored):
        desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()


def _changed(desk: Desk) -> None:
    if not desk.program.actions.situation.undo:
        _without_reason(desk)


def _taken_back(desk: Desk) -> None:
    if not desk.program.actions.situation.redo:
        _changed(desk)
        desk.choose(ActionId.UNDO)
        desk.settle()


def _deck(desk: Desk) -> None:
    """Show a deck of an account in the builder."""
    if desk.program.actions.situation.deck:
        return
    _account(desk)
    builder = desk.wiring.decks.builder
    with desk.qtbot.waitSignal(builder.begun):
        desk.choose(ActionId.NEW_DECK)
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.deck)
    desk.settle()


_OPEN: dict[str, Any] = {"ready": True, "workspace": True}
_PAGE: dict[str, Any] = {**_OPEN, "account": True}
PLACES: tuple[tuple[Callable[[Desk], None], dict[str, Any]], ...] = (
    (_start, {"ready": True, "text_size": TextSize.LARGE}),
    (_home, {**_OPEN, "place": "home", "item": True}),
    (_table, {**_OPEN, "place": "portfolio", "selected": True}),
    (_account, _PAGE),
    (_subscription, {**_PAGE, "subscription": True}),
    (_renewal, {**_PAGE, "renewal": True, "open_renewal": True}),
    (_map, {**_PAGE, "map": True, "map_personas": 2, "map_surveys": True}),
    (_map_locked, {**_PAGE, "map": True, "map_locked": True}),
    (_map_outdated, {**_PAGE, "map": True, "map_outdated": True}),
    (_map_template, {**_PAGE, "map": True, "map_template": True}),
    (_map_card, {**_PAGE, "map": True, "map_cards": 1}),
    (_map_cards, {**_PAGE, "map": True, "map_cards": 3}),
    (_map_workshop, {**_PAGE, "map": True, "workshop": True, "map_cards": 1}),
    (_map_past, {**_PAGE, "map_past": True}),
    (
        _map_gap,
        {**_PAGE, "map": True, "map_cards": 1, "map_gap": True, "map_endable": True, "map_linkable": True},
    ),
    (_map_milestone, {**_PAGE, "map": True, "map_milestone": True}),
    (
        _map_bridge,
        {**_PAGE, "map": True, "map_cards": 1, "map_linkable": True, "map_measurable": True},
    ),
    (_map_feeling, {**_PAGE, "map": True, "map_feelings": 1}),
    (_map_link, {**_PAGE, "map": True, "map_links": True}),
    (_map_stage, {**_PAGE, "map": True, "map_stage": True}),
    (_map_lane, {**_PAGE, "map": True, "map_lane": True}),
    (_health, {**_PAGE, "tab": "health"}),
    (_review, {**_PAGE, "reviews": True, "review": True, "review_open": True}),
    (_review_ready, {**_PAGE, "reviews": True, "review": True, "review_open": True, "review_ready": True}),
    (_review_closed, {**_PAGE, "reviews": True, "review": True, "review_closed": True}),
    (_review_ended, {**_PAGE, "reviews": True, "review": True, "review_ended": True}),
    (
        _plan,
        {**_PAGE, "plan": True, "objective": True, "objective_before": True, "objective_after": True},
    ),
    (_plan_measured, {**_PAGE, "plan": True, "objective": True, "measure": True}),
    (_plan_outdated, {**_PAGE, "plan": True, "plan_outdated": True}),
    (_library, {**_OPEN, "place": "library"}),
    (_signal, {**_OPEN, "place": "analytics", "signal": True}),
    (_signal_marked, {**_OPEN, "place": "analytics", "signal": True, "signal_marked": True}),
    (_all_reviews, {**_OPEN, "place": "reviews"}),
    (_without_reason, {**_PAGE, "reason_missing": True}),
    (_changed, {**_OPEN, "undo": "x"}),
    (_taken_back, {**_OPEN, "redo": "x"}),
    (_deck, {**_OPEN, "place": "deck", "deck": True}),
    (_plan_slipped, {**_PAGE, "plan": True, "plan_slipped": True}),
)
"""Ways to a situation, and what is so there; an action is tried in the first one in which it is possible."""


STORIES: tuple[tuple[Callable[[Desk], None], ...], ...] = (
    (_home, _table, _account, _subscription, _renewal, _health, _library, _signal, _signal_marked),
    (_all_reviews, _review, _review_ready, _review_closed),
    (_plan, _plan_measured, _plan_slipped, _plan_outdated),
    (_map_milestone, _map, _map_card, _map_cards, _map_gap, _map_bridge, _map_feeling, _map_link),
    (_map_stage, _map_lane, _map_workshop),
    (_map_template, _map_outdated, _map_past, _map_locked),
)
"""Ways that are gone one after the other at one desk; each other one begins in a new program."""
ENDINGS = (
    (ActionId.ITEM_DONE, ActionId.ITEM_SNOOZE, ActionId.UNDO, ActionId.REDO),
    (ActionId.DELETE_RENEWAL, ActionId.DELETE_SUBSCRIPTION, ActionId.DELETE_ACCOUNT),
    (ActionId.DELETE_MAP, ActionId.LOCK_MAP),
    (ActionId.BEGIN_REVIEW, ActionId.DELETE_REVIEW),
    (ActionId.DELETE_PLAN,),
    (ActionId.DELETE_DECK,),
    (ActionId.OPEN_SAMPLE, ActionId.CLOSE, ActionId.QUIT),
)
"""What takes away that on which others act, in an order in which enough is left for the next."""
ENDING = tuple(action for story in ENDINGS for action in story)


def _go_of(spec: ActionSpec) -> Callable[[Desk], None] | None:
    """Return the way to where an action is possible; None where PLACES has none yet."""
    return next((go for go, facts in PLACES if spec.is_possible(Situation(**facts))), None)


def _stories() -> list[tuple[Callable[[Desk], None], ...]]:
    """Return the ways on which anything is tried: those of one desk together."""
    told = {go for story in STORIES for go in story}
    alone = [(go,) for go, _ in PLACES if go not in told and _tried_at(go)]
    return [*alone, *(tuple(go for go in story if _tried_at(go)) for story in STORIES)]


def _tried_at(go: Callable[[Desk], None]) -> list[ActionSpec]:
    return [spec for spec in ACTIONS if spec.id not in ENDING and _go_of(spec) is go]


@pytest.fixture
def still(desk: Desk) -> Iterator[Desk]:
    """Return the desk, without a caret that blinks."""
    pace = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield desk
    QApplication.setCursorFlashTime(pace)


@contextmanager
def _nothing_wrong(desk: Desk) -> Iterator[None]:
    """Fail where a fault of ours is told, or where the window is held by a dialog."""
    faults: list[object] = []
    desk.program.faults.happened.connect(faults.append)
    yield
    desk.program.faults.happened.disconnect(faults.append)
    assert not faults
    held = QApplication.activeModalWidget()
    assert held is None or isinstance(held, QFileDialog)


def _look(desk: Desk) -> tuple[QImage, int, bool]:
    """Return what one sees: the window, and how many other windows there are."""
    others = sum(widget.isVisible() for widget in QApplication.topLevelWidgets())
    return desk.window.grab().toImage(), others, bool(QApplication.clipboard().text())


def _try(desk: Desk, spec: ActionSpec, go: Callable[[Desk], None]) -> None:
    with _named(spec, go):
        go(desk)
        if spec.id in BEFORE:
            desk.choose(BEFORE[spec.id])
        _calm(desk)
        go(desk)
        desk.settle()
        QApplication.clipboard().clear()
        before = _look(desk)
        with _nothing_wrong(desk):
            desk.choose(spec.id)
            desk.qtbot.waitUntil(lambda: _look(desk) != before)
            desk.settle()
        _calm(desk)


@contextmanager
def _named(spec: ActionSpec, go: Callable[[Desk], None]) -> Iterator[None]:
    """Say with a failure on which action of the story it happened, and on the way to where."""
    try:
        yield
    except Exception as error:
        error.add_note(f"while {spec.id} was tried at {go.__name__}")
        raise


def _calm(desk: Desk) -> None:
    """Close whatever an action opened."""
    while popup := QApplication.activePopupWidget():
        popup.close()
    for dialog in desk.window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()
    if desk.wiring.finding.palette.overlay.isVisible():
        desk.wiring.finding.palette.overlay.close_palette()
    if desk.wiring.frame.tour.callout.isVisible():
        desk.wiring.frame.tour.callout.end()
    if desk.window.side.isVisible():
        desk.window.side.close_panel()
    desk.window.toasts.clear()
    desk.window.banner.hide()
    desk.settle()


def test_every_action_is_tried() -> None:
    tried = [spec.id for story in _stories() for go in story for spec in _tried_at(go)]
    assert sorted([*tried, *ENDING]) == sorted(ActionId)


@pytest.mark.parametrize("story", _stories(), ids=lambda story: story[0].__name__.strip("_"))
def test_an_action_does_something_that_one_sees(
    still: Desk, story: tuple[Callable[[Desk], None], ...]
) -> None:
    if story != (_start,):
        _open(still)
    for go in story:
        for spec in _tried_at(go):
            _try(still, spec, go)


@pytest.mark.parametrize("story", ENDINGS, ids=lambda story: story[0])
def test_what_ends_something_shows_that(still: Desk, story: tuple[ActionId, ...]) -> None:
    specs = [still.program.actions.spec(action) for action in story]
    if _go_of(specs[0]) is not _start:
        _open(still)
    for spec in specs:
        go = _go_of(spec)
        assert go is not None, "PLACES needs a way to where this is possible"
        _try(still, spec, go)
