"""One check's answer: whole or not, what is wrong, and what a repair would do."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs_desktop.common.dates import moment_text
from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.domain.check import CheckResult, Finding, Severity
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import StatusMark, column, line, row
from cs_desktop.views.widgets.text import Label

SHOWN = 100
"""Findings that are listed; nobody reads more, and each is two labels."""


class ResultView(QWidget):
    """The answer as a column of text."""

    def __init__(self, theme: Theme, result: CheckResult, news: str = "") -> None:
        super().__init__()
        self._theme = theme
        box = column(spacing=12)
        if news:
            box.addWidget(Label(news, TextStyle.BODY, "good", wrap=True))
        box.addWidget(self._headline(result))
        problems = [f for f in result.findings if f.severity is Severity.PROBLEM]
        notes = [f for f in result.findings if f.severity is Severity.NOTE]
        self._list(box, problems, result.problems)
        if result.plan is not None:
            box.addWidget(line())
            box.addWidget(Label(tr("A repair would"), TextStyle.SECTION))
            for number, step in enumerate(result.plan.lines, start=1):
                box.addWidget(Label(f"{number}.  {step}", TextStyle.BODY, "text2", wrap=True))
        if notes:
            box.addWidget(line())
            box.addWidget(Label(tr("Worth knowing"), TextStyle.SECTION))
            self._list(box, notes, len(notes))
        self.setLayout(box)

    def _headline(self, result: CheckResult) -> QWidget:
        if result.clean:
            mark, text = Status.GOOD, tr("The workspace is whole")
        else:
            mark, text = Status.RISK, trn("{count} problem found", "{count} problems found", result.problems)
        head = row(StatusMark(self._theme, mark), Label(text, TextStyle.TITLE), 0)
        when = Label(tr("Checked {day}", day=moment_text(result.at.astimezone())), TextStyle.CAPTION, "text3")
        looked = Label(", ".join(_looked_at(result)), TextStyle.CAPTION, "text3", wrap=True)
        box = column(spacing=2)
        box.addLayout(head)
        box.addSpacing(4)
        box.addWidget(when)
        box.addWidget(looked)
        whole = QWidget()
        whole.setLayout(box)
        return whole

    def _list(self, box: QVBoxLayout, findings: Sequence[Finding], count: int) -> None:
        for finding in findings[:SHOWN]:
            box.addWidget(_entry(finding))
        more = count - min(len(findings), SHOWN)
        if more:
            box.addWidget(
                Label(tr("and {more} more like these", more=count_text(more)), TextStyle.CAPTION, "text3")
            )


def _entry(finding: Finding) -> QWidget:
    text = Label(finding.text, TextStyle.BODY, wrap=True)
    remedy = Label(
        tr(finding.remedy), TextStyle.CAPTION, "text2" if finding.repairable else "text3", wrap=True
    )
    entry = QWidget()
    entry.setLayout(column(text, remedy, spacing=2))
    return entry


def _looked_at(result: CheckResult) -> Iterator[str]:
    looked = result.looked
    yield trn("{count} row", "{count} rows", looked.rows)
    yield trn("{count} change", "{count} changes", looked.changes)
    yield trn("{count} point block", "{count} point blocks", looked.point_blocks)
    yield trn("{count} attachment", "{count} attachments", looked.attachments)
