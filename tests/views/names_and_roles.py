"""What Qt's accessibility tree tells a screen reader."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QGraphicsView

ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Slider,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
    QAccessible.Role.Link,
    QAccessible.Role.PageTab,
    QAccessible.Role.Chart,
    QAccessible.Role.Canvas,
    QAccessible.Role.Dialog,
    QAccessible.Role.Document,
}
"""What something that takes the keyboard may be."""


def tree(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Return what is to be seen, from a window down to its widgets; cells of tables are left out."""
    if interface.state().invisible:
        return
    yield interface
    if interface.role() in (QAccessible.Role.Table, QAccessible.Role.Tree, QAccessible.Role.List):
        return
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is not None and child.isValid():
            yield from tree(child)


def told(interface: QAccessibleInterface) -> str:
    """Return a part's name."""
    return interface.text(QAccessible.Text.Name).strip()


def has_role(interface: QAccessibleInterface) -> bool:
    """Return whether a part that takes the keyboard says what it is; a scene's canvas has no role."""
    return interface.role() in ROLES or isinstance(interface.object(), QGraphicsView)
