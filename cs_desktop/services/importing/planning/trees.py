"""Objects that point to others of their own kind: accounts to parents, contacts to whom they report."""

from abc import abstractmethod
from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from sqlalchemy import select

from cs_desktop.common.language import tr
from cs_desktop.services.importing.formats import BadCell
from cs_desktop.services.importing.planning.base import ObjectPlanner
from cs_desktop.services.importing.planning.identity import Target
from cs_desktop.services.importing.planning.plan import Draft, Row
from cs_desktop.services.importing.records import Record


class TreePlanner(ObjectPlanner):
    """Plans objects with a link, which may name an object that comes later in the file."""

    link_field: ClassVar[str]
    link_column: ClassVar[str]

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self._links: dict[int, int | None] = {}
        """Where each new or changed object points to."""
        self._problems: dict[int, BadCell] = {}

    @abstractmethod
    def register(self, target: Target) -> None:
        """Let links name a new object.

        Raises:
            BadCell: it cannot be placed.
        """

    @abstractmethod
    def find_link(self, record: Record, text: str) -> int:
        """Return the object that a link names.

        Raises:
            BadCell: there is none.
        """

    def prepare(self, targets: Sequence[Target]) -> None:
        """Find out which links hold before anything is planned."""
        fresh = [target for target in targets if not target.is_known_row]
        for step in (self._register_if_new, super().check, self._link):
            for target in fresh:
                if target.object_id not in self._problems:
                    try:
                        step(target)
                    except BadCell as bad:
                        self._problems[target.object_id] = bad
        self._find_circles()
        self._find_orphans({target.object_id for target in fresh if target.is_new})

    def references(self, record: Record) -> Row:
        """Return the link."""
        return self.resolved(
            record, self.link_field, self.link_column, lambda text: self.find_link(record, text)
        )

    def finish(self) -> None:
        """Put every new object after the one that it points to."""
        rows = self.draft.plan.inserts.get(self.table)
        if rows:
            self.draft.plan.inserts[self.table] = targets_first(rows, self.link_column)

    def check(self, target: Target) -> None:
        """Refuse what was found wrong beforehand.

        Raises:
            BadCell: something was.
        """
        if target.object_id in self._problems:
            raise self._problems[target.object_id]

    def _register_if_new(self, target: Target) -> None:
        if target.is_new:
            self.register(target)

    def _link(self, target: Target) -> None:
        columns = TreePlanner.references(self, target.record)
        if self.link_column in columns:
            self._links[target.object_id] = columns[self.link_column]

    def _find_circles(self) -> None:
        if not self._links:
            return
        source = self.table.__table__.columns
        stored = self.draft.connection.execute(select(source["id"], source[self.link_column]))
        links = {row[0]: row[1] for row in stored} | self._links
        for object_id in self._links:
            if in_circle(links, object_id):
                self._problems.setdefault(object_id, BadCell(tr("this would make a circle"), self.link_field))

    def _find_orphans(self, new: Collection[int]) -> None:
        lost = [i for i in self._problems if i in new]
        while lost:
            lost = [
                child
                for child, target in self._links.items()
                if target in lost and child not in self._problems
            ]
            for child in lost:
                self._problems[child] = BadCell(tr("the line that it names was rejected"), self.link_field)


def in_circle(links: Mapping[int, int | None], start: int) -> bool:
    """Return whether following the links from an object leads back to it."""
    seen = {start}
    following = links.get(start)
    while following is not None and following not in seen:
        seen.add(following)
        following = links.get(following)
    return following == start


def targets_first(rows: Sequence[Row], link: str) -> list[Row]:
    """Order rows so that each comes after the one among them that its link names; there is no circle."""
    ids = {row["id"] for row in rows}
    waiting: dict[int, list[Row]] = {}
    ready: list[Row] = []
    for row in rows:
        if row[link] in ids:
            waiting.setdefault(row[link], []).append(row)
        else:
            ready.append(row)
    ordered: list[Row] = []
    while ready:
        ordered += ready
        ready = [child for row in ready for child in waiting.pop(row["id"], ())]
    return ordered
