"""A program whose user types without a pause, for tests that kill it: `python -m tests.typist FILE [form]`.

Each line that it prints is how many letters are typed, and when, on the clock that all processes share.
"""

import logging
import sys
import time
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from cs_desktop.app import Program, make_application
from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.commerce.subscription_forms import ChangeForm
from tests.workspaces import NOON

KEY_MS = 23
WORDS = "the sponsor wants weekly numbers until go-live and asked twice for the plan "


def letters(number: int) -> str:
    """Return the first so many letters of what the user types."""
    return (WORDS * (number // len(WORDS) + 1))[:number]


def type_into(path: Path, *, form: bool) -> int:
    """Open a workspace, an account in it, and type for ever: into its notes, or why it was canceled."""
    application = make_application()
    program = Program(application, NOON, logging.getLogger("cs_desktop.tests"))
    keys = QTimer(program)
    numbers = count(1)

    def press() -> None:
        number = next(numbers)
        assert program.wiring is not None
        open_form = program.wiring.of_account.entered.forms.form
        if isinstance(open_form, ChangeForm) and open_form.reason is not None:
            editor: object = open_form.reason.stated
        else:
            editor = program.wiring.account_screen.fields["notes"].editor
        assert isinstance(editor, QPlainTextEdit | QTextEdit)
        QTest.keyClicks(editor, letters(number)[-1])
        sys.stdout.write(f"{number} {time.monotonic()}\n")
        sys.stdout.flush()

    def begin() -> None:
        assert program.wiring is not None
        if form:
            program.wiring.account_screen.contracts.subscriptions.setCurrentCell(0, 0)
            program.actions[ActionId.CANCEL_SUBSCRIPTION].trigger()
        else:
            program.wiring.account_screen.fields["notes"].edit()
        keys.start(KEY_MS)

    def go() -> None:
        assert program.wiring is not None
        # Once everybody who follows the account has its page.
        program.wiring.account_shown.connect(begin, Qt.ConnectionType.QueuedConnection)
        model = program.wiring.portfolio_screen.model
        names = {
            model.account_at(place).name: model.account_at(place).id for place in range(model.rowCount())
        }
        program.wiring.open_account(names["Halden Freight"])

    def open_file() -> None:
        assert program.wiring is not None
        program.wiring.started.connect(go)
        program.open(path)

    keys.timeout.connect(press)
    program.wired.connect(open_file)
    program.window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(type_into(Path(sys.argv[1]), form=sys.argv[2:] == ["form"]))
