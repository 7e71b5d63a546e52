"""What a person enters about a new account."""

from dataclasses import dataclass, field

from cs_desktop.domain.vocabulary import Relation


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be added, its fields as text by the names that they have on screen."""

    name: str
    relation: Relation = Relation.CUSTOMER
    fields: dict[str, str] = field(default_factory=dict)
