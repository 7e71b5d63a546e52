"""What a widget that draws itself is to a screen reader: Qt knows it for its own kinds alone."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLE = "accessible_role"


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Let a widget be told as a chart, say; its name and description stay its own."""
    _install()
    widget.setProperty(_ROLE, role.value)


@cache
def _install() -> None:
    QAccessible.installFactory(_interface)


def _interface(_kind: str, told: QObject) -> QAccessibleInterface | None:
    if not isinstance(told, QWidget):
        return None
    role = told.property(_ROLE)
    return None if role is None else QAccessibleWidget(told, QAccessible.Role(role))
