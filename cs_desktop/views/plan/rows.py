"""The rows of the table of objectives: one a measure, and one for an objective that has none."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import marked, tr, trc
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.content import PlanMeasure, PlanObjective
from cs_desktop.domain.plan.judging import Judged, JudgedMeasure, judge_measure, judge_objective
from cs_desktop.domain.plan.ledger import SignOff, SignOffState, sign_off_of
from cs_desktop.domain.plan.shown import PlanShown, Who
from cs_desktop.domain.plan.words import PROGRESS, PROGRESS_STATUS, STATES, target_said, unit_said, value_said
from cs_desktop.domain.vocabulary import ObjectiveState

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NUMBER, NAME, BASELINE, BAR, TARGET, UNIT, DUE, OWNERS, SIGN_OFF, STATUS = range(10)
HEADINGS = (
    marked("#"),
    marked("Objective and measure"),
    marked("Baseline"),
    "",
    marked("Target"),
    marked("Unit"),
    marked("Due"),
    marked("Owners"),
    marked("Customer sign-off"),
    marked("Status"),
)
SIGN_OFFS = {
    SignOff.NONE: marked("Not asked"),
    SignOff.ASKED: marked("Asked"),
    SignOff.SIGNED: marked("Signed"),
    SignOff.CHANGED: marked("Changed since"),
}


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective with one of its measures; what is the objective's own stands in the first row of it."""

    number: int
    objective: PlanObjective
    first: bool
    measure: PlanMeasure | None
    judged: JudgedMeasure | None
    stands: Judged
    """The objective itself, in its first row; else the measure."""
    sign_off: SignOffState
    owner: Who | None
    contact: Who | None
    today_shown: PlanShown

    @property
    def key(self) -> ObjectKey:
        """Return what one is on in this row: an objective in its first row, else the measure."""
        if self.first or self.measure is None:
            return ObjectKey(Kind.OBJECTIVE, self.objective.id)
        return ObjectKey(Kind.MEASURE, self.measure.id)

    @property
    def status(self) -> tuple[str, Status]:
        """Return the word of the pill, and its judgment."""
        state = self.objective.state
        if state in (ObjectiveState.PARKED, ObjectiveState.DROPPED):
            return tr(STATES[state]), Status.NONE
        stands = self.stands.progress
        if stands is None:
            return tr("Not measured"), Status.NONE
        return tr(PROGRESS[stands]), PROGRESS_STATUS[stands]

    def text(self, column: int) -> str:
        """Return what a column says in words."""
        shown, measure = self.today_shown, self.measure
        match column:
            case 0:
                return str(self.number) if self.first else ""
            case 1:
                name = measure.name if measure is not None else tr("No measure yet")
                return f"{self.objective.text}\n{name}" if self.first else name
            case 7:
                names = [who.name for who in (self.owner, self.contact) if who is not None]
                return ", ".join(names) if self.first else ""
            case 8:
                return self.sign_off_text if self.first else ""
            case 9:
                return self.status[0]
        if measure is None:
            return ""
        currency = shown.currency
        match column:
            case 2:
                return value_said(measure, measure.baseline, currency)
            case 3:
                return value_said(measure, self.judged.current if self.judged else None, currency)
            case 4:
                return target_said(measure, currency)
            case 5:
                return unit_said(measure)
            case _:
                return short_day_text(measure.due, shown.today) if measure.due else "–"

    @property
    def sign_off_text(self) -> str:
        """Return where the customer's agreement stands, in words."""
        return " ".join(part for part in self.sign_off_words if part)

    @property
    def sign_off_words(self) -> tuple[str, str]:
        """Return the same as a word, and the day where it has one."""
        state, day = self.sign_off.state, self.sign_off.day
        # A contract is signed in another word than an agreement.
        word = trc("agreement", "Signed") if state is SignOff.SIGNED else tr(SIGN_OFFS[state])
        if state in (SignOff.NONE, SignOff.CHANGED) or day is None:
            return word, ""
        return word, short_day_text(day, self.today_shown.today)

    @property
    def spoken(self) -> str:
        """Return the whole row as it is read aloud."""
        measure, shown = self.measure, self.today_shown
        parts = [tr("Objective {number}, {text}", number=self.number, text=self.objective.text)]
        if measure is not None:
            current = self.judged.current if self.judged else None
            said = (
                (tr("baseline {value}"), measure.baseline),
                (tr("current {value}"), current),
            )
            parts.append(measure.name)
            parts += [
                text.replace("{value}", value_said(measure, value, shown.currency)) for text, value in said
            ]
            parts.append(tr("target {value}", value=target_said(measure, shown.currency)))
        parts += [self.status[0], self.sign_off_text]
        return ", ".join(part for part in parts if part)


def rows_of(shown: PlanShown) -> tuple[ObjectiveRow, ...]:
    """Return the rows of a plan."""
    content = shown.content
    if content is None:
        return ()
    found: list[ObjectiveRow] = []
    for number, objective in enumerate(content.objectives, 1):
        signed = sign_off_of(content, objective.id, shown.currency)
        people = (
            shown.members.get(objective.owner_id or 0),
            shown.contacts.get(objective.contact_id or 0),
        )
        whole = judge_objective(shown, objective)
        measures: tuple[PlanMeasure | None, ...] = content.measures_of.get(objective.id, ()) or (None,)
        for place, measure in enumerate(measures):
            judged = judge_measure(shown, measure) if measure is not None else None
            stands = whole if not place or judged is None else judged
            found.append(
                ObjectiveRow(
                    number, objective, not place, measure, judged, stands, signed, *people, today_shown=shown
                )
            )
    return tuple(found)


class ObjectiveModel(QAbstractTableModel):
    """The rows, as a table asks for them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[ObjectiveRow, ...] = ()

    def show(self, rows: tuple[ObjectiveRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, its row, or what is read aloud."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if index.column() == NAME else row.text(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr("Current, expected by today") if section == BAR else tr(HEADINGS[section])
        return None

    def _tip(self, row: ObjectiveRow, column: int) -> str:
        if column == NAME:
            return row.text(NAME)
        if column == BAR and row.judged is not None:
            return row.judged.reason
        if column == SIGN_OFF:
            return "\n".join(part for part in (row.sign_off_text, row.sign_off.who) if part)
        if column == STATUS:
            return row.stands.reason
        return row.text(column)
