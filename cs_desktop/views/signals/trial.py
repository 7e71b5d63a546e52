"""The button that tries a rule on all accounts, and what came of it."""

from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.domain.signals.shown import Trial
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import Label

NAMED = 8
"""So many accounts are named where a rule would be open."""


class TrialPart(QWidget):
    """The button that tries a rule, and what came of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.test = Button(theme, tr("Test on all accounts"), "default", "play")
        self.said = Label("", TextStyle.CELL, "text2", wrap=True)
        self.said.hide()
        self.setLayout(column(self.test, self.said, spacing=6))

    def wait(self) -> None:
        """Say that it is being tried."""
        self._say(tr("Reading the past of all accounts…"))

    def forget(self) -> None:
        """Say nothing, since something else would be tried now."""
        self._say("")

    def tell(self, trial: Trial) -> None:
        """Say what came of it."""
        self._say("\n".join(trial_lines(trial)))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))


def trial_lines(trial: Trial) -> tuple[str, ...]:
    """Return what a rule would do, in sentences."""
    if trial.fed == 0:
        return (tr("No account has data for it: it would say “no data”."),)
    names = [name for _, name in trial.open_at[:NAMED]]
    if len(trial.open_at) > NAMED:
        names.append(tr("{count} more", count=count_text(len(trial.open_at) - NAMED)))
    now = trn("Open at {count} account today", "Open at {count} accounts today", len(trial.open_at))
    return (
        tr("{now}: {names}.", now=now, names=", ".join(names)) if names else tr("Open at no account today."),
        trn(
            "It would have opened {count} time at the last {months} month-ends.",
            "It would have opened {count} times at the last {months} month-ends.",
            trial.openings,
            months=trial.months,
        ),
        tr("{count} of {all} accounts have data.", count=count_text(trial.fed), all=count_text(trial.of)),
    )
