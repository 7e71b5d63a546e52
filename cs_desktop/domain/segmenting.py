"""Rules that sort accounts into segments and touch models, and who would move by them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.domain.touch_models import model_by_arr


@dataclass(frozen=True, slots=True)
class SegmentRule:
    """Which accounts belong to a segment; ARR in minor units, what is empty fits any account."""

    segment: str
    arr_from: int | None = None
    """Inclusive."""
    arr_below: int | None = None
    """Exclusive."""
    industry: str = ""
    region: str = ""
    id: int = 0
    """0 for one that is not stored yet."""

    def fits(self, account: "Sorted") -> bool:
        """Return whether an account belongs here by this rule alone."""
        return (
            (self.arr_from is None or account.arr >= self.arr_from)
            and (self.arr_below is None or account.arr < self.arr_below)
            and (not self.industry or self.industry.casefold() == account.industry.casefold())
            and (not self.region or self.region.casefold() == account.region.casefold())
        )

    def why(self, account: "Sorted", currency: str) -> str:
        """Return why the rule fits an account, in a few words."""
        parts = [tr("ARR {amount}", amount=money_short(account.arr, currency))]
        parts += [text for text in (self.industry, self.region) if text]
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class TouchRule:
    """How closely accounts from a size on are looked after; ARR in minor units, inclusive."""

    name: str
    arr_from: int
    accounts_low: int | None = None
    accounts_high: int | None = None
    review_days: int | None = None
    contact_days: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules; of the segments' the first that fits holds."""

    segments: tuple[SegmentRule, ...]
    touch_models: tuple[TouchRule, ...]

    def segment_of(self, account: "Sorted") -> SegmentRule | None:
        """Return the rule that sorts an account; None where none fits."""
        return next((rule for rule in self.segments if rule.fits(account)), None)

    def touch_of(self, account: "Sorted") -> str:
        """Return the touch model by ARR; empty where none begins that low."""
        by_size = sorted(self.touch_models, key=lambda model: -model.arr_from)
        model = model_by_arr(by_size, account.arr)
        return model.name if model is not None else ""


@dataclass(frozen=True, slots=True)
class Sorted:
    """What of an account its segment and touch model depend on."""

    id: int
    name: str
    arr: int
    industry: str
    region: str
    segment: str
    segment_reason: str = ""
    """Why the segment was set by hand; the rules leave such an account alone."""
    touch_model: str = ""
    """The one chosen by hand; empty where the rule by ARR holds."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one account stands, and why."""

    account_id: int
    name: str
    segment: str
    segment_by_rule: str
    """Empty where no rule fits."""
    touch_model: str
    """The one chosen by hand; empty where the rule by ARR holds."""
    touch_by_rule: str
    reason: str
    segments: tuple[str, ...]
    """To choose from."""
    touch_models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mover:
    """An account that would move."""

    account_id: int
    name: str
    touch: bool
    """Whether it is the touch model that changes; else the segment."""
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Moves:
    """What rules would do."""

    movers: tuple[Mover, ...]
    kept: int
    """Accounts that stay where they are for a reason of their own."""
    unsorted: int
    """Accounts that no rule fits; they keep the segment that they have."""

    @property
    def segment_count(self) -> int:
        """Return how many accounts change their segment."""
        return sum(not mover.touch for mover in self.movers)

    @property
    def touch_count(self) -> int:
        """Return how many accounts change their touch model."""
        return sum(mover.touch for mover in self.movers)


def moves(before: Rules, after: Rules, accounts: Sequence[Sorted], currency: str) -> Moves:
    """Return who moves when rules take the place of others."""
    movers = [mover for account in accounts for mover in _movers(before, after, account, currency)]
    return Moves(
        movers=tuple(movers),
        kept=sum(_stays(after, account) for account in accounts),
        unsorted=sum(
            not account.segment_reason and after.segment_of(account) is None for account in accounts
        ),
    )


def check_rules(rules: Rules) -> None:
    """Refuse rules that cannot work.

    Raises:
        InputError: a name is missing or there twice, or bounds leave no room.
    """
    for rule in rules.segments:
        if not rule.segment.strip():
            raise InputError(tr("Enter a segment for each rule, such as Enterprise."))
        if rule.arr_from is not None and rule.arr_below is not None and rule.arr_from >= rule.arr_below:
            raise InputError(
                tr("“ARR below” of {segment} has to be more than “ARR from”.", segment=rule.segment)
            )
    names = [model.name.strip().casefold() for model in rules.touch_models]
    if "" in names:
        raise InputError(tr("Enter a name for each touch model, such as High touch."))
    if len(set(names)) < len(names):
        raise InputError(tr("Give each touch model a name of its own."))
    bounds = sorted(model.arr_from for model in rules.touch_models)
    if any(low == high for low, high in pairwise(bounds)):
        raise InputError(tr("Two touch models begin at the same ARR; give each a bound of its own."))
    for model in rules.touch_models:
        low, high = model.accounts_low, model.accounts_high
        if low is not None and high is not None and low > high:
            raise InputError(tr("{name}: the fewest accounts a CSM are more than the most.", name=model.name))


def _movers(before: Rules, after: Rules, account: Sorted, currency: str) -> Iterator[Mover]:
    rule = after.segment_of(account)
    if rule is not None and not account.segment_reason and rule.segment != account.segment:
        why = rule.why(account, currency)
        yield Mover(
            account.id, account.name, touch=False, before=account.segment, after=rule.segment, why=why
        )
    if account.touch_model:
        return
    old, new = before.touch_of(account), after.touch_of(account)
    if old != new:
        why = tr("ARR {amount}", amount=money_short(account.arr, currency))
        yield Mover(account.id, account.name, touch=True, before=old, after=new, why=why)


def _stays(rules: Rules, account: Sorted) -> bool:
    """Return whether only a reason of its own keeps an account from moving."""
    rule = rules.segment_of(account)
    by_rule = rule is not None and rule.segment != account.segment
    return bool(account.segment_reason) and by_rule
