"""Decks of many accounts at once: what they have alike is asked in the side panel."""

from collections import Counter
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.deck.batch import PLACES, USUAL_PATTERN, BatchRequest, BatchResult, DeckFormat
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.kinds import TEMPLATES
from cs_desktop.views.deck.audience_box import AudienceBox
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.progress import ProgressRow

_FORMATS = {
    DeckFormat.PDF: marked("PDF"),
    DeckFormat.PPTX: marked("PowerPoint"),
}
_MOST_TOLD = 5
"""Accounts that were left out are named one by one up to so many."""


class DecksPanel(Form):
    """Asks for template, audience, period, kind and names; tells what came of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Choose a folder…"))
        self._count = 0
        """Accounts of which decks would be written."""
        self._templates = [key for key, told in TEMPLATES.items() if not told.own_only]
        self.accounts = self.add_text("")
        self.template = ChoiceBox(theme, [tr(TEMPLATES[key].name) for key in self._templates])
        self.audience = AudienceBox(theme, Audience.CLIENT)
        self.period = QLineEdit()
        self.period.setPlaceholderText(tr("The last full quarter"))
        self.format = ChoiceBox(theme, [tr(text) for text in _FORMATS.values()])
        self.names = QLineEdit(USUAL_PATTERN)
        self.sheet = QCheckBox(tr("Contact sheet with the first pages"))
        self.sheet.setChecked(True)
        self.add(tr("Template"), self.template)
        self.add(tr("For"), self.audience)
        self.add(tr("Period"), self.period, hint=tr("Such as 2026-Q3 or 2026"))
        self.add(tr("File"), self.format)
        places = ", ".join(f"{{{place}}}" for place in PLACES)
        self.add(tr("Names"), self.names, self._check_names, hint=tr("With {places}", places=places))
        self.add_part(self.sheet)
        self.progress = ProgressRow(theme)
        self.add_part(self.progress)
        self.came = self.add_text("")
        self.came.hide()

    def show_accounts(self, count: int) -> None:
        """Say of how many accounts decks would be written."""
        self._count = count
        self.accounts.setText(trn("A deck of {count} account", "A deck of each of {count} accounts", count))

    def request(self, folder: Path) -> BatchRequest:
        """Return what is asked for.

        Raises:
            KnownError: the pattern cannot name files.
        """
        return BatchRequest(
            folder,
            self._templates[self.template.currentIndex()],
            self.audience.audience,
            self.period.text().strip() or None,
            list(_FORMATS)[self.format.currentIndex()],
            self.names.text(),
            contact_sheet=self.sheet.isChecked(),
        )

    def show_under_way(self, *, running: bool) -> None:
        """Offer nothing more while files are written."""
        self.set_busy(busy=running)
        if running:
            self.came.hide()

    def show_came(self, came: BatchResult) -> None:
        """Say what was written, and who was left out and why."""
        lines = [trn("Wrote {count} deck.", "Wrote {count} decks.", len(came.written))]
        notes = Counter(note for one in came.written for note in one.warnings)
        lines += [
            trn("{count} deck: {note}", "{count} decks: {note}", count, note=note)
            for note, count in notes.most_common(_MOST_TOLD)
        ]
        lines += [
            tr("{account} was left out: {reason}", account=one.account, reason=one.reason)
            for one in came.skipped[:_MOST_TOLD]
        ]
        more = len(came.skipped) - _MOST_TOLD
        if more > 0:
            lines.append(trn("And {count} more was left out.", "And {count} more were left out.", more))
        self.came.setText("\n".join(lines))
        self.came.show()

    def _check_names(self) -> str:
        try:
            BatchRequest(Path(), pattern=self.names.text()).refuse_alike(self._count)
        except KnownError as error:
            return str(error)
        return ""
