"""Feelings on the map: written, deleted, added by keys; and the panel of personas."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import New
from cs_desktop.domain.journey.content import MapContent, Persona
from cs_desktop.domain.journey.emotions import (
    added_persona,
    dropped_feelings,
    dropped_persona,
    feeling_before,
    moved_persona,
    next_stage_to_feel,
    renamed_persona,
    set_feeling,
    written_feeling,
)
from cs_desktop.domain.journey.feeling import FORMULA
from cs_desktop.domain.journey.feeling_texts import heard_in_all
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.views.journey.personas_panel import PersonasPanel
from cs_desktop.views.journey.title_editor import TitleEditor
from cs_desktop.views.wiring.journey.desk import MapDesk

WIDTH = 324


class EmotionWiring(QObject):
    """Joins the curves, the editor of their words and the panel of personas to the map's controller."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._canvas = desk.view.canvas
        self._layer = self._canvas.scene.feelings
        self._added: tuple[int, ...] = ()
        self.editor = TitleEditor(self._canvas.lanes.viewport())
        self.editor.setAccessibleName(tr("Word of the feeling"))
        self.panel = desk.window.side.take(PersonasPanel(desk.theme))
        self._connect_canvas()
        self._connect_panel()
        self._connect_actions()
        desk.controller.loaded.connect(self._follow)
        desk.controller.gestured.connect(self._take_in)
        desk.controller.failed.connect(lambda _error: self._put_back())
        desk.account.left.connect(self._leave)
        desk.screen.tabs.chosen.connect(lambda _key: self._leave())

    def _connect_canvas(self) -> None:
        canvas = self._canvas
        canvas.rename_requested.connect(self.write)
        canvas.delete_requested.connect(self._delete)
        canvas.scene.selectionChanged.connect(self._tell)
        canvas.scene.followed.connect(self._select_added)
        self._layer.changed.connect(self._show_personas)
        self.editor.entered.connect(self._store_word)
        self.editor.closed.connect(canvas.lanes.setFocus)
        self._canvas.moved.connect(self.editor.follow)

    def _connect_panel(self) -> None:
        panel, do = self.panel, self._desk.controller.do
        panel.add_requested.connect(
            lambda name: self._with_content(lambda map_: do(added_persona(map_, name)))
        )
        panel.rename_requested.connect(self._rename)
        panel.move_requested.connect(
            lambda one, by: self._with_content(lambda map_: do(moved_persona(map_, one, by)))
        )
        panel.delete_requested.connect(lambda one: do(dropped_persona(one)))
        panel.hide_requested.connect(lambda one, hidden: self._layer.hide(one, hidden=hidden))
        panel.chosen.connect(self._choose)

    def _connect_actions(self) -> None:
        actions = self._desk.actions
        keys = self._canvas.lanes.feel_keys
        plain = Qt.KeyboardModifier.NoModifier
        actions[ActionId.ADD_FEELING].triggered.connect(self.add)
        actions[ActionId.WRITE_FEELING].triggered.connect(self.write)
        actions[ActionId.FEEL_BETTER].triggered.connect(lambda: keys.press(-1, plain))
        actions[ActionId.FEEL_WORSE].triggered.connect(lambda: keys.press(1, plain))
        actions[ActionId.DELETE_FEELINGS].triggered.connect(self._delete)
        actions[ActionId.NEXT_PERSONA].triggered.connect(self._next_persona)
        actions[ActionId.PERSONAS].triggered.connect(self._toggle_panel)
        actions[ActionId.SHOW_SURVEYS].triggered.connect(
            lambda: self._layer.show_heard(shown=not self._layer.with_heard)
        )

    def write(self) -> None:
        """Write the word of the chosen feeling."""
        chosen = self._layer.chosen()
        lanes = self._canvas.lanes
        if len(chosen) != 1 or not lanes.feel.editable:
            return
        item = self._layer.items[chosen[0]]
        lanes.ensureVisible(item)
        self.editor.open_over(
            *(chosen[0], self._layer.word_of(chosen[0])),
            lambda: lanes.mapFromScene(item.sceneBoundingRect()).boundingRect(),
            self._canvas.scale,
        )

    def add(self) -> None:
        """Add a feeling of the persona with the pen, in the next stage that has none."""
        content, persona = self._desk.view.content, self._layer.persona
        if content is None:
            return
        if persona is None:
            self._open_panel()
            return
        stage = next_stage_to_feel(content, persona.id, self._stage_chosen(content))
        if stage is None:
            told = tr("{persona} has a feeling in every stage.", persona=persona.name)
            self._desk.window.toasts.tell(told)
            return
        self._desk.controller.do(
            set_feeling(content, persona.id, stage, feeling_before(content, persona.id, stage))
        )

    def _stage_chosen(self, content: MapContent) -> int | None:
        """Return the stage of what is chosen, if anything is."""
        for kind, part_id in self._canvas.scene.chosen():
            if kind is Kind.JOURNEY_STAGE:
                return part_id
            if kind is Kind.JOURNEY_CARD:
                return content.cards_by_id[part_id].stage_id
            if kind is Kind.JOURNEY_EMOTION:
                return next(one.stage_id for one in content.emotions if one.id == part_id)
        return None

    def _delete(self) -> None:
        chosen = self._layer.chosen()
        if chosen and self._canvas.lanes.feel.editable:
            self._desk.controller.do(dropped_feelings(chosen))

    def _store_word(self, feeling_id: object, word: str) -> None:
        assert isinstance(feeling_id, int)
        self._desk.controller.do(written_feeling(feeling_id, word))

    def _rename(self, persona_id: int, name: str) -> None:
        content = self._desk.view.content
        persona = next((one for one in content.personas if one.id == persona_id), None) if content else None
        if persona is not None:
            self._desk.controller.do(renamed_persona(persona, name))

    def _choose(self, persona_id: int) -> None:
        self._layer.choose_persona(persona_id)
        self._say(self._layer.persona)

    def _next_persona(self) -> None:
        self._say(self._layer.choose_next())

    def _say(self, persona: Persona | None) -> None:
        if persona is not None:
            said = tr("You write how {persona} feels.", persona=persona.name)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._canvas.lanes, said))

    def _take_in(self, ids: dict[New, int]) -> None:
        self._canvas.lanes.feel_keys.queue.note_stored()
        self._added = tuple(ids.values())

    def _select_added(self) -> None:
        """Choose the feeling that was just added, to be changed by keys; write for an added persona."""
        content = self._desk.view.content
        personas = [one.id for one in content.personas if one.id in self._added] if content else []
        feelings = [one for one in self._added if one in self._layer.items]
        if personas or feelings:
            # Whatever is read later leaves the choice to the user.
            self._added = ()
        for persona_id in personas:
            self._layer.choose_persona(persona_id)
        if feelings:
            self._canvas.scene.choose(Kind.JOURNEY_EMOTION, feelings[0])

    def _put_back(self) -> None:
        self._canvas.lanes.feel_keys.queue.forget()
        self._layer.preview({})

    def _toggle_panel(self) -> None:
        side = self._desk.window.side
        if side.shown is self.panel:
            side.close_panel()
        else:
            self._open_panel()

    def _open_panel(self) -> None:
        self._show_personas()
        self._desk.window.side.show_panel(self.panel, tr("Personas"), WIDTH)

    def _follow(self, shown: JourneyShown) -> None:
        self.panel.surveys.setText(f"{heard_in_all(list(shown.heard.values()))}\n{tr(FORMULA)}")
        self._tell()
        self._show_personas()

    def _show_personas(self) -> None:
        content = self._desk.view.content
        personas = content.personas if content else ()
        chosen = self._layer.persona
        hidden = frozenset(one.id for one in personas if self._layer.is_hidden(one.id))
        editable = self._canvas.lanes.feel.editable
        self.panel.show_personas(personas, chosen.id if chosen else None, hidden, editable=editable)

    def _tell(self) -> None:
        content, shown = self._desk.view.content, self._desk.view.shown
        self._desk.actions.update(
            map_feelings=len(self._layer.chosen()),
            map_personas=len(content.personas) if content else 0,
            map_surveys=bool(shown and shown.heard),
        )

    def _leave(self) -> None:
        self._desk.window.side.put_away(self.panel)

    def _with_content(self, do: Callable[[MapContent], None]) -> None:
        if self._desk.view.content is not None:
            do(self._desk.view.content)
