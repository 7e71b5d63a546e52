"""Joins the window to its controllers: who asks, who answers, and what is shown then.

Imported after the first paint, since the controllers bring the services with them.
"""

from cs_desktop.views.wiring.wiring import Wiring

__all__ = ["Wiring"]
