"""The form that makes an account an exception of the rules, for a reason."""

from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.domain.segmenting import Standing
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox, with_choices
from cs_desktop.views.widgets.form import Form


class ExceptionForm(Form):
    """Segment, touch model, and why they differ from the rules; empty ones follow the rules."""

    def __init__(self, theme: Theme, standing: Standing) -> None:
        super().__init__(theme, tr("Set segment and touch model"))
        self._standing = standing
        by_rule, touch = standing.segment_by_rule or "–", standing.touch_by_rule or "–"
        self.segment = with_choices(QLineEdit(standing.segment), standing.segments)
        self.add(
            tr("Segment"),
            self.segment,
            hint=tr("By the rules: {segment}; empty follows them.", segment=by_rule),
        )
        self.touch = ChoiceBox(theme, (tr("By ARR: {model}", model=touch), *standing.touch_models))
        self.add(tr("Touch model"), self.touch)
        if standing.touch_model in standing.touch_models:
            self.touch.setCurrentIndex(standing.touch_models.index(standing.touch_model) + 1)
        self.reason = QLineEdit(standing.reason)
        self.add(
            tr("Reason"),
            self.reason,
            self._check_reason,
            hint=tr("Needed where either differs from the rules; the rules then leave this account alone."),
        )

    @property
    def touch_model(self) -> str:
        """Return the touch model that was chosen; empty where the rule by ARR holds."""
        place = self.touch.currentIndex()
        return self._standing.touch_models[place - 1] if place > 0 else ""

    def _check_reason(self) -> str:
        segment = self.segment.text().strip()
        differs = bool(segment) and segment != self._standing.segment_by_rule
        if (differs or self.touch_model) and not self.reason.text().strip():
            return tr("Say why this account is an exception, such as “Strategic partner”.")
        return ""
