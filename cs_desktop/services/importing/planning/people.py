"""Contacts, and activities with the contacts who took part."""

from collections.abc import Hashable

from cs_desktop.models.tables import Activity, ActivityContact, Contact
from cs_desktop.services.importing.planning.base import ObjectPlanner, text_of
from cs_desktop.services.importing.planning.identity import Holdings, Target
from cs_desktop.services.importing.planning.plan import Row
from cs_desktop.services.importing.planning.trees import TreePlanner
from cs_desktop.services.importing.records import Record


class ContactPlanner(TreePlanner):
    """Plans contacts."""

    table = Contact
    link_field = "reports_to"
    link_column = "reports_to_id"

    def holdings(self) -> Holdings:
        """Find contacts by account and email or name."""
        by_key = {
            (account_id, key): ids
            for account_id, index in self.existing.contacts.items()
            for key, ids in index.by_name.items()
        }
        return Holdings(None, by_key)

    def natural_key(self, record: Record) -> Hashable:
        """Return the account, and the email if there is one, else the name."""
        key = text_of(record, "email") or text_of(record, "name")
        return (self.account(record), key.casefold()) if key else None

    def register(self, target: Target) -> None:
        """Let other contacts of the account report to a new one."""
        record = target.record
        name, email = text_of(record, "name") or "", text_of(record, "email") or ""
        self.existing.contacts[self.account(record)].add_contact(target.object_id, name, email)

    def find_link(self, record: Record, text: str) -> int:
        """Return the contact of the same account to whom this one reports, by name or email."""
        return self.existing.contact(self.account(record), text, "reports_to")

    def references(self, record: Record) -> Row:
        """Return the account and to whom the contact reports."""
        return self.account_column(record) | super().references(record)


class ActivityPlanner(ObjectPlanner):
    """Plans activities."""

    table = Activity

    def references(self, record: Record) -> Row:
        """Return the account and who of ours it was."""
        # Contacts are looked up first: a row that is rejected for them must not bring a team member.
        self._contact_ids(record)
        return self.account_column(record) | self.resolved(record, "owner", "member_id", self.existing.member)

    def create(self, target: Target, columns: Row) -> None:
        """Add an activity and who took part."""
        super().create(target, columns)
        for contact_id in sorted(self._contact_ids(target.record)):
            self._add(target.object_id, contact_id)

    def change(self, target: Target, stored: Row, changed: Row) -> bool:
        """Change an activity, and who took part where the row names anybody."""
        is_changed = super().change(target, stored, changed)
        wanted = self._contact_ids(target.record)
        if not wanted:
            return is_changed
        held = {
            row["contact_id"]: row["id"]
            for row in self.existing.matching(ActivityContact, "activity_id", [target.object_id])
        }
        for contact_id in sorted(wanted - held.keys()):
            self._add(target.object_id, contact_id)
        for contact_id in sorted(held.keys() - wanted):
            self.draft.plan.deletes.append((ActivityContact, held[contact_id]))
        return is_changed or wanted != held.keys()

    def _contact_ids(self, record: Record) -> set[int]:
        """Return the contacts that the row names, between semicolons."""
        names = (name.strip() for name in (text_of(record, "contact") or "").split(";"))
        return {self.existing.contact(self.account(record), name, "contact") for name in names if name}

    def _add(self, activity_id: int, contact_id: int) -> None:
        self.draft.insert(ActivityContact, {"activity_id": activity_id, "contact_id": contact_id})
