"""Checking, backups and purging."""

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.scenes.damage import DAMAGED
from cs_desktop.views.scenes.deleted import PURGEABLE
from cs_desktop.views.scenes.walks.stop import Stop, Walker


def stops(on: Walker) -> list[Stop]:
    """Return the stops in the panels that keep a workspace whole."""
    wiring = on.wiring

    def back_up() -> None:
        on.choose(ActionId.BACKUPS)()
        wiring.keeping.backups.panel.make.click()

    return [
        Stop("check", on.choose(ActionId.CHECK), wiring.keeping.check.controller.ended),
        Stop("check-problems", lambda: wiring.keeping.check.section.show_result(DAMAGED)),
        Stop("backups", back_up, wiring.keeping.backups.controller.described),
        Stop("backups-restore", wiring.keeping.backups.panel.details.restore.click),
        Stop("purge", on.choose(ActionId.PURGE), wiring.keeping.purging.controller.found),
        Stop("purge-found", lambda: wiring.keeping.purging.panel.show_found(PURGEABLE)),
        Stop("purge-closed", on.tidy),
    ]
