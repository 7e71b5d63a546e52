"""The command palette, the search and the sheet of shortcuts."""

from PySide6.QtGui import QKeySequence

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.scenes.walks.stop import Stop, Walker


def stops(on: Walker) -> list[Stop]:
    """Return the stops in what finds things and commands."""
    finding = on.wiring.finding
    overlay, answered = finding.palette.overlay, finding.texts.answered

    def look_everywhere() -> None:
        overlay.close_palette()
        on.choose(ActionId.SEARCH)()
        finding.texts.panel.look_for("training")

    def take_keys() -> None:
        assert finding.keys.panel is not None
        row = finding.keys.panel.rows[ActionId.NEW]
        row.ask(finding.keys.panel.rows[ActionId.PALETTE].text, QKeySequence("Ctrl+K"))

    return [
        Stop("palette", on.choose(ActionId.PALETTE)),
        Stop("palette-found", lambda: overlay.field.setText("hal over"), answered),
        Stop("palette-commands", lambda: overlay.field.setText(">exp")),
        Stop("palette-text", lambda: overlay.field.setText("training"), answered),
        Stop("palette-nothing", lambda: overlay.field.setText("qqqq"), answered),
        Stop("search", look_everywhere, answered),
        Stop("search-nothing", lambda: finding.texts.panel.look_for("quagga"), answered),
        Stop("shortcuts", on.choose(ActionId.SHORTCUTS)),
        Stop("shortcuts-conflict", take_keys),
        Stop("shortcuts-closed", on.tidy),
    ]
