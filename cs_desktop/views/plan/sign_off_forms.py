"""The forms of the ledger: asking for sign-off, recording an agreement, confirming value, revoking."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit

from cs_desktop.common.language import tr, trn
from cs_desktop.common.text import shortened
from cs_desktop.domain.plan.confirming import Proposal, proposals
from cs_desktop.domain.plan.ledger import SignOff, sign_off_of
from cs_desktop.domain.plan.ledger_words import changes_text, sign_off_letter
from cs_desktop.domain.plan.shown import PlanShown, Who
from cs_desktop.domain.plan.signing import NewAgreement, NewConfirmation
from cs_desktop.domain.plan.terms import day_words, measure_line, terms_of, value_words
from cs_desktop.views.plan.evidence import EvidenceField
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form, needed, note_field
from cs_desktop.views.widgets.money_edit import MoneyEdit
from cs_desktop.views.widgets.text import Label

Today = Callable[[], date]


class SaidFields:
    """Who said it, when, and in which words."""

    def __init__(self, theme: Theme, form: Form, shown: PlanShown, today: Today, asked: str) -> None:
        self._people = _people(shown)
        names = [f"{who.name}, {who.role}" if who.role else who.name for who in self._people]
        self.contact = ChoiceBox(theme, [tr("Choose a contact"), *names])
        self.day, self.quote = DayEdit(theme, today, required=True), note_field(3)
        self.day.set_day(today())
        form.add(tr("Contact"), self.contact, self._check)
        form.add(tr("Day"), self.day, self.day.problem)
        form.add(tr("In their words"), self.quote, hint=asked)

    @property
    def contact_id(self) -> int:
        """Return who was chosen; somebody must be."""
        return self._people[self.contact.currentIndex() - 1].id

    @property
    def said_on(self) -> date:
        """Return the day; there must be one."""
        day = self.day.day
        assert day is not None
        return day

    def _check(self) -> str:
        if not self._people:
            return tr("The account has no contact yet; add one on the People tab.")
        return "" if self.contact.currentIndex() > 0 else tr("Choose who said it.")


def _people(shown: PlanShown) -> Sequence[Who]:
    """Return the contacts, those who left last: who was still there on the day can have said it."""
    return sorted(shown.contacts.values(), key=lambda who: (who.left_on is not None, who.name.casefold()))


class AgreementForm(Form):
    """A contact agrees, before: on one objective and its target, or on the whole plan."""

    def __init__(self, theme: Theme, shown: PlanShown, today: Today, objective_id: int | None) -> None:
        super().__init__(theme, tr("Record agreement"))
        assert shown.content is not None
        self._shown, self._content = shown, shown.content
        self._ids: list[int | None] = [None, *(one.id for one in self._content.objectives)]
        self.add_text(tr("An agreement is given before: on what is to be reached. It is not value yet."))
        count = len(self._content.objectives)
        whole = trn("The whole plan, {count} objective", "The whole plan, {count} objectives", count)
        texts = [f"{place}. {one.text}" for place, one in enumerate(self._content.objectives, 1)]
        self.about = ChoiceBox(theme, [whole, *texts])
        self.add(tr("Agreed on"), self.about)
        self.terms = self.add_text("")
        self.about.currentIndexChanged.connect(self._tell)
        if objective_id in self._ids:
            self.about.setCurrentIndex(self._ids.index(objective_id))
        self.said = SaidFields(theme, self, shown, today, tr("What they wrote or said, if you have it."))
        self._tell()

    def entered(self) -> NewAgreement:
        """Return what was entered; every field must make sense."""
        return NewAgreement(
            plan_id=self._content.head.id,
            objective_id=self._ids[self.about.currentIndex()],
            contact_id=self.said.contact_id,
            day=self.said.said_on,
            quote=self.said.quote.toPlainText(),
        )

    def _tell(self) -> None:
        chosen = self._ids[self.about.currentIndex()]
        lines = []
        for objective in terms_of(self._content, chosen)["objectives"]:
            lines += [measure_line(one, self._shown.currency) for one in objective["measures"]]
        self.terms.setText("\n".join(lines) or tr("No measure is agreed on yet."))
        state = None if chosen is None else sign_off_of(self._content, chosen, self._shown.currency)
        self.announce("" if state is None else changes_text(state))


class AskForm(Form):
    """Asks the customer to agree: the text of a message to copy, and the day on which one asked."""

    def __init__(self, theme: Theme, shown: PlanShown, objective_id: int | None) -> None:
        super().__init__(theme, tr("Copy message and note the day"))
        assert shown.content is not None
        self._shown, self._people = shown, _people(shown)
        self.contact = ChoiceBox(theme, [tr("Nobody by name"), *(who.name for who in self._people)])
        self.add(tr("To"), self.contact)
        self.boxes: dict[int, QCheckBox] = {}
        self.letter = note_field(16)
        self.letter.setReadOnly(True)
        for place, objective in enumerate(shown.content.objectives, 1):
            box = self.boxes[objective.id] = QCheckBox(
                f"{place}. {shortened(objective.text)}".replace("&", "&&")
            )
            box.setToolTip(objective.text)
            signed = sign_off_of(shown.content, objective.id, shown.currency).state is SignOff.SIGNED
            box.setChecked(objective.id == objective_id if objective_id is not None else not signed)
            box.toggled.connect(self._write)
            self.add(objective.text, box).hide_name()
        self.add(
            tr("Message"), self.letter, lambda: "" if self.chosen() else tr("Tick at least one objective.")
        )
        self.contact.currentIndexChanged.connect(self._write)
        self._write()

    def chosen(self) -> list[int]:
        """Return the objectives that are asked about."""
        return [objective_id for objective_id, box in self.boxes.items() if box.isChecked()]

    def _write(self) -> None:
        place = self.contact.currentIndex()
        name = self._people[place - 1].name if place > 0 else ""
        self.letter.setPlainText(sign_off_letter(self._shown, self.chosen(), name))


class ConfirmForm(Form):
    """A contact confirms, after: a result, kept as it is now, and what it is worth."""

    def __init__(
        self,
        theme: Theme,
        shown: PlanShown,
        today: Today,
        objective_id: int | None,
        ask_file: Callable[[Callable[[Path], None]], None],
    ) -> None:
        """`ask_file` lets the user choose the evidence."""
        super().__init__(theme, tr("Confirm value"))
        self._shown, self._found = shown, proposals(shown)
        self.add_text(
            tr("A confirmation is given after: of a result that is there. It is locked once stored.")
        )
        texts = [f"{one.measure.name} · {one.objective}" for one in self._found]
        self.about = ChoiceBox(theme, texts)
        self.add(tr("Result"), self.about)
        self.result = self.add_text("")
        self.worth, self.why = MoneyEdit(shown.currency), QLineEdit()
        self._worth_row = self.add(tr("Worth"), self.worth, self.worth.problem)
        self._why_row = self.add(tr("Why not the formula's"), self.why, self._check_why)
        self.said = SaidFields(
            theme, self, shown, today, tr("Or attach the evidence; one of both is needed.")
        )
        self.evidence = EvidenceField(theme, ask_file)
        self.add(tr("Evidence"), self.evidence).hide_name()
        self.about.currentIndexChanged.connect(self._tell)
        self.worth.textChanged.connect(self._ask_why)
        wanted = [place for place, one in enumerate(self._found) if one.measure.objective_id == objective_id]
        self.about.setCurrentIndex(wanted[0] if wanted else 0)
        self._tell()

    @property
    def proposal(self) -> Proposal:
        """Return what is to be confirmed."""
        return self._found[self.about.currentIndex()]

    def entered(self) -> NewConfirmation:
        """Return what was entered; every field must make sense."""
        proposal = self.proposal
        assert self._shown.content is not None
        return NewConfirmation(
            plan_id=self._shown.content.head.id,
            measure_id=proposal.measure.id,
            contact_id=self.said.contact_id,
            day=self.said.said_on,
            value=proposal.standing.value,
            quote=self.said.quote.toPlainText(),
            worth=self.worth.minor,
            why=self.why.text(),
            evidence=self.evidence.path,
            seen=frozenset(entry.id for entry in proposal.before),
        )

    def _tell(self) -> None:
        one, currency = self.proposal, self._shown.currency
        measure = {"kind": one.measure.kind, "unit": one.measure.unit, "scale": one.measure.scale}
        start, now = (value_words(measure, value, currency) for value in (one.since, one.standing.value))
        source = one.standing.source or tr("entered by hand")
        day = day_words(one.standing.day.isoformat())
        self.result.setText(
            tr("{start} → {now} on {day}, {source}", start=start, now=now, day=day, source=source)
        )
        self.worth.set_minor(one.amount if one.amount is not None and one.amount >= 0 else None)
        hint = one.formula or tr(
            "The measure does not say what a unit is worth; leave it empty, or enter it."
        )
        self._worth_row.set_hint(hint)
        before = one.before[-1] if one.before else None
        if before is not None:
            self.announce(
                tr(
                    "{name} confirmed this measure before; only what came since counts.",
                    name=before.contact_name,
                ),
            )
        else:
            self.announce("")
        self._ask_why()

    def _differs(self) -> bool:
        return self.proposal.amount is not None and self.worth.minor != self.proposal.amount

    def _ask_why(self) -> None:
        self._why_row.setVisible(self._differs())

    def _check_why(self) -> str:
        return tr("Enter why.") if self._differs() and not self.why.text().strip() else ""


class RevokeForm(Form):
    """Takes an entry back: by another one, with a reason."""

    def __init__(self, theme: Theme, what: str, who: str) -> None:
        super().__init__(theme, tr("Revoke"))
        self.add_part(Label(who, TextStyle.SECTION, wrap=True))
        self.add_text(what)
        self.reason = note_field(4)
        self.add(tr("Reason"), self.reason, needed(self.reason, tr("Enter why it is taken back.")))
        self.add_text(tr("Both entries stay on record."))
