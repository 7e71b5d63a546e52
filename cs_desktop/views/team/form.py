"""The form of one member of the team."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.common.numerals import english_figures, local_figures
from cs_desktop.common.shares import read_share, share_typed
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.team import HOURS_OF_A_WEEK, ROLES, MemberEntry, TeamRow, hours_for_accounts
from cs_desktop.views.commerce.rule_cards import CountEdit
from cs_desktop.views.records.name_box import NameBox
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import with_choices
from cs_desktop.views.widgets.form import Form, needed
from cs_desktop.views.widgets.pieces import column, line, row
from cs_desktop.views.widgets.text import Label


class MemberForm(Form):
    """Name, role, hours and outreach; for one who is there also the ways out."""

    deactivate_requested = Signal(object)
    """The id of who takes over, None for nobody."""
    remove_requested = Signal()

    def __init__(
        self, theme: Theme, member: TeamRow | None, colleagues: Mapping[int, str], name: str = ""
    ) -> None:
        """`colleagues` are those who could take over, by id; `name` is a first guess for somebody new."""
        super().__init__(theme, tr("Add to the team") if member is None else tr("Save changes"))
        self._theme = theme
        self.name, self.role, self.hours = QLineEdit(), with_choices(QLineEdit(), ROLES), QLineEdit()
        self.utilisation, self.admin = QLineEdit(), QLineEdit()
        self.proactive, self.reactive = CountEdit(), CountEdit()
        self.add(tr("Name"), self.name, needed(self.name, tr("Enter a name, such as Ana Ruiz.")))
        self.add(tr("Role"), self.role)
        self.add(tr("Hours a week"), self.hours, self._problem_of_hours)
        planned = self.add(
            tr("Share of them that can be planned"), self.utilisation, lambda: _problem(self.utilisation)
        )
        planned.set_hint(tr("The rest is holidays, illness, training."))
        self.add(tr("Share of those for administration"), self.admin, lambda: _problem(self.admin))
        self._left = self.add_text("")
        self.add(
            tr("Proactive touches a month"),
            self.proactive,
            self.proactive.problem,
            hint=tr("Those that we begin; empty where none are agreed."),
        )
        self.add(
            tr("Reactive touches a month"),
            self.reactive,
            self.reactive.problem,
            hint=tr("Those that customers begin and we answer."),
        )
        self._fill(member.entry if member is not None else MemberEntry(name))
        if member is not None:
            self.add_part(self._make_ways_out(member, colleagues))
        self.edited.connect(self._sum_up)
        self._sum_up()

    def entered(self) -> MemberEntry:
        """Return what was entered; every field must make sense."""
        utilisation, admin = read_share(self.utilisation.text()), read_share(self.admin.text())
        hours = _number(self.hours.text())
        assert utilisation is not None
        assert admin is not None
        assert hours is not None
        return MemberEntry(
            name=self.name.text(),
            role=self.role.text(),
            weekly_hours=hours,
            utilisation=utilisation,
            admin_share=admin,
            proactive_target=self.proactive.count,
            reactive_target=self.reactive.count,
        )

    def _fill(self, entry: MemberEntry) -> None:
        self.name.setText(entry.name)
        self.role.setText(entry.role)
        self.hours.setText(local_figures(f"{entry.weekly_hours:g}"))
        self.utilisation.setText(share_typed(entry.utilisation))
        self.admin.setText(share_typed(entry.admin_share))
        self.proactive.set_count(entry.proactive_target)
        self.reactive.set_count(entry.reactive_target)

    def _make_ways_out(self, member: TeamRow, colleagues: Mapping[int, str]) -> QWidget:
        """Return what stands under the fields: handing over, or taking out who was never anybody's."""
        box = column(line(), Label(tr("Leaves the team"), TextStyle.SECTION), spacing=10)
        if member.can_be_removed:
            remove = Button(self._theme, tr("Remove from the team"), "danger", "trash-2")
            remove.clicked.connect(self.remove_requested)
            box.addWidget(
                Label(tr("Nothing is theirs, so they can be taken out."), TextStyle.CELL, "text2", wrap=True)
            )
            box.addLayout(row(remove, 0))
        else:
            successor = NameBox(self._theme)
            successor.setAccessibleName(tr("Hand over to"))
            successor.offer(dict(colleagues))
            box.addWidget(Label(_told(member), TextStyle.CELL, "text2", wrap=True))
            if member.open:
                box.addWidget(Label(tr("Hand over to"), TextStyle.CELL, "text2"))
                box.addWidget(successor)
            out = Button(
                self._theme, tr("Hand over and deactivate") if member.open else tr("Deactivate"), "danger"
            )
            out.clicked.connect(lambda: self.deactivate_requested.emit(successor.chosen))
            out.setEnabled(bool(member.open) or member.is_active)
            box.addLayout(row(out, 0))
        part = QWidget()
        part.setLayout(box)
        return part

    def _sum_up(self) -> None:
        hours = _number(self.hours.text())
        utilisation, admin = read_share(self.utilisation.text()), read_share(self.admin.text())
        if hours is None or utilisation is None or admin is None:
            self._left.setText("")
            return
        left = number_text(hours_for_accounts(hours, utilisation, admin), 1)
        self._left.setText(
            tr("{hours} hours a week for accounts = hours × share planned × (1 − administration)", hours=left)
        )

    def _problem_of_hours(self) -> str:
        hours = _number(self.hours.text())
        if hours is None or hours > HOURS_OF_A_WEEK:
            return tr("Enter the hours of a week as 0 to 168, such as 40.")
        return ""


def _problem(field: QLineEdit) -> str:
    return "" if read_share(field.text()) is not None else tr("Enter a share of 0% to 100%, such as 80%.")


def _number(text: str) -> float | None:
    """Return a number of hours as typed; None where it is none."""
    typed = english_figures(text.strip())
    return float(typed) if typed.isascii() and typed.replace(".", "", 1).isdigit() else None


def _told(member: TeamRow) -> str:
    """Return what is theirs, and what becomes of it."""
    if not member.open:
        return tr("What they did stays under their name. They get no more hours and targets.")
    things = (
        trn("{count} account", "{count} accounts", member.accounts),
        trn("{count} open task", "{count} open tasks", member.tasks),
        trn("{count} objective or promise", "{count} objectives and promises", member.agreed),
    )
    return tr(
        "{accounts}, {tasks} and {agreed} go to whom you choose. What they did stays under their name.",
        accounts=things[0],
        tasks=things[1],
        agreed=things[2],
    )
