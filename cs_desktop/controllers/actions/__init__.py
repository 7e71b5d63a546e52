"""What the user can do, as one table; menus, shortcuts and buttons are made from it.

A topic is a module; an action is a line in its topic's tuple and a name in `ids`.
"""

from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import ActionSpec, Menu, Situation, Where
from cs_desktop.controllers.actions.table import ACTIONS, ActionTable

__all__ = ["ACTIONS", "ActionId", "ActionSpec", "ActionTable", "Menu", "Situation", "Where"]
