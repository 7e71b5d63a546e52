"""The menu bar and the menu of the settings button, in groups."""

from PySide6.QtWidgets import QMenu, QMenuBar

from cs_desktop.controllers.actions import ACTIONS, ActionId, ActionTable, Menu, Where

_BEGIN_A_GROUP = frozenset(
    {
        *(ActionId.THEME_SYSTEM, ActionId.LANGUAGE_SYSTEM, ActionId.TEXT_LARGER, ActionId.MENU_BAR),
        *(ActionId.SHORTCUTS, ActionId.LICENSES),
    }
)
"""What a line is drawn above, except at the top of a menu."""


def fill_menu_bar(bar: QMenuBar, actions: ActionTable) -> dict[Menu, QMenu]:
    """Fill the menu bar from the table, and return its menus."""
    menus = {menu: bar.addMenu(menu.words) for menu in Menu}
    for menu, shown in menus.items():
        _fill(shown, [spec.id for spec in ACTIONS if spec.menu is menu and Where.MENU in spec.where], actions)
    return menus


def fill_settings_menu(menu: QMenu, actions: ActionTable) -> None:
    """Fill the menu of the settings button from the table."""
    offered = [spec for spec in ACTIONS if Where.SETTINGS in spec.where]
    # What explains comes after what is set.
    _fill(menu, [spec.id for spec in sorted(offered, key=lambda spec: spec.menu is Menu.HELP)], actions)


def _fill(menu: QMenu, ids: list[ActionId], actions: ActionTable) -> None:
    for place, action_id in enumerate(ids):
        if place and action_id in _BEGIN_A_GROUP:
            menu.addSeparator()
        menu.addAction(actions[action_id])
