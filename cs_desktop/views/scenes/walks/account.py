"""One account: its files and history, editing, conflicts, drafts, deleting."""

from PySide6.QtWidgets import QLineEdit

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.scenes import conflicts
from cs_desktop.views.scenes.files import write_samples
from cs_desktop.views.scenes.left_alone import sample_report
from cs_desktop.views.scenes.walks.stop import Stop, Walker
from cs_desktop.views.widgets.field import InlineField

NOTE = (
    "**Agreed** with the sponsor:\n- weekly numbers until go-live\n- review in *May*\n\nCareful with dates."
)


def stops(on: Walker) -> list[Stop]:
    """Return the stops on the page of the largest account."""
    wiring = on.wiring
    screen, fields = wiring.account_screen, wiring.account_screen.fields

    def show_conflict() -> None:
        fields["notes"].start_over("")
        conflicts.show_short_conflict(screen)

    return [
        Stop("account", on.open_largest, wiring.account_shown),
        Stop("logo", lambda: _attach_samples(on), wiring.attached.files.ended),
        Stop("files", screen.show_files),
        Stop("history", on.choose(ActionId.ACCOUNT_HISTORY), wiring.keeping.history.controller.loaded),
        Stop(
            "history-open",
            lambda: wiring.keeping.history.panel.model.toggle(1),
            wiring.keeping.history.controller.detailed,
        ),
        Stop("left-alone", lambda: wiring.undo.left_alone.emit(sample_report())),
        Stop("edit", lambda: _edit(on, fields["customer_since"])),
        Stop("edit-refused", lambda: _enter_nonsense(fields["customer_since"]), wiring.account.rejected),
        Stop("note", lambda: _write_note(screen)),
        Stop("conflict", show_conflict),
        Stop("conflict-long", lambda: conflicts.show_long_conflict(screen)),
        Stop("drafts", lambda: conflicts.show_drafts(screen, wiring.drafted)),
        Stop("message", lambda: _show_messages(on)),
        # Not before the table has read it: what is deleted cannot be opened.
        Stop("deleted", lambda: _delete(on), wiring.portfolio.completed),
    ]


def _write_note(screen: AccountScreen) -> None:
    """Show the account's own notes with styles, as one writes them."""
    screen.fields["customer_since"].restore()
    notes = screen.fields["notes"]
    notes.start_over(NOTE)
    notes.open_editor(NOTE, focus=True)
    screen.show_field("notes")


def _attach_samples(on: Walker) -> None:
    files = on.wiring.attached.files
    papers, logo = write_samples(on.samples, on.theme)
    files.ended.connect(on.window.toasts.clear)
    files.attach(papers)
    files.set_logo(logo)


def _edit(on: Walker, field: InlineField) -> None:
    on.window.side.close_panel()
    field.edit()


def _enter_nonsense(field: InlineField) -> None:
    editor = field.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("next spring")
    field.commit()


def _show_messages(on: Walker) -> None:
    conflicts.end(on.wiring.account_screen, on.wiring.drafted)
    on.window.toasts.tell("Changed owner of Halden Freight", "Undo", lambda: None, ("Ctrl", "Z"))
    on.window.toasts.warn("PDF not written: the file is open in another program", "Try again", lambda: None)
    on.window.banner.tell(
        "Old.csdesk is gone; put it back or open another workspace.", "Remove from the list", lambda: None
    )


def _delete(on: Walker) -> None:
    on.tidy()
    on.wiring.actions[ActionId.DELETE_ACCOUNT].trigger()
