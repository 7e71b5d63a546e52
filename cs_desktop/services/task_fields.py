"""The fields of a task that a person edits as text."""

from collections.abc import Mapping
from types import MappingProxyType

from cs_desktop.domain.tasks import TaskRow
from cs_desktop.models.tables import Task, TeamMember
from cs_desktop.models.write import WriteTx
from cs_desktop.services.text_fields import TextField, Value, as_day, as_member, as_name, as_text

FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "title": TextField("title", as_name),
        "due": TextField("due", as_day),
        "assignee": TextField("assignee_id", as_member, TeamMember),
        "notes": TextField("notes", as_text),
    }
)
"""By the name that a field has on screen."""


def put(_tx: WriteTx, task: Task, name: str, value: Value) -> None:
    """Store a field's new value."""
    setattr(task, FIELDS[name].column, value)


def task_fields(task: TaskRow) -> Mapping[str, str]:
    """Return the fields of a task as text, without asking the file."""
    return {name: field.show(task, lambda _table, _id: task.assignee) for name, field in FIELDS.items()}
