"""What the fields of a form hold, as text: kept as a draft, put in again, compared with what is stored."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

TICKED, NOT_TICKED = "✓", "–"


@runtime_checkable
class HoldsText(Protocol):
    """An editor of our own."""

    changed: SignalInstance

    def value(self) -> str:
        """Return the text."""

    def set_value(self, text: str) -> None:
        """Show a text."""


def text_of(editor: QWidget) -> str:
    """Return what an editor holds; empty where it is of a kind that is not kept."""
    if isinstance(editor, HoldsText):
        return editor.value()
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QPlainTextEdit):
        # What cannot be written to is reckoned, not entered.
        return "" if editor.isReadOnly() else editor.toPlainText()
    if isinstance(editor, QComboBox):
        return editor.currentText()
    if isinstance(editor, QCheckBox):
        return TICKED if editor.isChecked() else NOT_TICKED
    return ""


def fill(editor: QWidget, text: str) -> None:
    """Let an editor hold a text that `text_of` returned; a choice that is not offered any more is left."""
    if isinstance(editor, HoldsText):
        editor.set_value(text)
    elif isinstance(editor, QLineEdit):
        editor.setText(text)
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
    elif isinstance(editor, QComboBox):
        place = editor.findText(text)
        if place >= 0:
            editor.setCurrentIndex(place)
    elif isinstance(editor, QCheckBox):
        editor.setChecked(text == TICKED)


def change_of(editor: QWidget) -> SignalInstance | None:
    """Return the signal that says that an editor holds something else; None for one that is not kept."""
    if isinstance(editor, QLineEdit | QPlainTextEdit):
        return editor.textChanged
    if isinstance(editor, QComboBox):
        return editor.currentIndexChanged
    if isinstance(editor, QCheckBox):
        return editor.toggled
    return editor.changed if isinstance(editor, HoldsText) else None
