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
        wiring.backups.panel.make.click()

    return [
        Stop("check", on.choose(ActionId.CHECK), wiring.check.ended),
        Stop("check-problems", lambda: wiring.checked.section.show_result(DAMAGED)),
        Stop("backups", back_up, wiring.backups.controller.described),
        Stop("backups-restore", wiring.backups.panel.details.restore.click),
        Stop("purge", on.choose(ActionId.PURGE), wiring.purging.found),
        Stop("purge-found", lambda: wiring.purged.panel.show_found(PURGEABLE)),
        Stop("purge-closed", on.tidy),
    ]
