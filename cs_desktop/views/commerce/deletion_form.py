"""The form that asks what is to go together with a subscription."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.commerce import RenewalRow, SubscriptionRow
from cs_desktop.domain.subscription_course import Course
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.form import Form


class DeletionForm(Form):
    """Names what belongs to the subscription, and asks about renewals that are left with nothing."""

    def __init__(self, theme: Theme, row: SubscriptionRow, renewals: Sequence[RenewalRow]) -> None:
        super().__init__(theme, tr("Delete subscription"))
        self.row = row
        self.cancel.setText(tr("Keep subscription"))
        self.cancel.setAccessibleName(self.cancel.text())
        self.add_text(
            tr(
                "Deletes {product} as if it had never been: ARR, NRR and churn of the past count without it. "
                "What really ended is canceled instead. It can be undone.",
                product=row.product,
            )
        )
        self.add_text(
            trn(
                "With it goes {count} entry, and what was said or asked about it.",
                "With it go {count} entries, and what was said or asked about them.",
                len(row.course.events),
            )
        )
        own = [renewal for renewal in renewals if row.id in renewal.entry.subscription_ids]
        self.renewals = {
            renewal.id: self._offer(renewal) for renewal in own if len(renewal.entry.subscription_ids) == 1
        }
        shared = len(own) - len(self.renewals)
        if shared:
            self.add_text(
                trn(
                    "{count} renewal goes on with its other subscriptions.",
                    "{count} renewals go on with their other subscriptions.",
                    shared,
                )
            )

    @property
    def facts(self) -> Course:
        """Return the course that goes."""
        return self.row.course

    @property
    def renewal_ids(self) -> tuple[int, ...]:
        """Return the renewals that are to go too."""
        return tuple(renewal_id for renewal_id, box in self.renewals.items() if box.isChecked())

    def _offer(self, renewal: RenewalRow) -> QCheckBox:
        text = tr("Delete the renewal of {day} too", day=day_text(renewal.entry.due))
        box = QCheckBox(text)
        # One that ended tells of the past; one that is open has nothing left to decide.
        box.setChecked(renewal.outcome is None)
        self.add(text, box).hide_name()
        return box
