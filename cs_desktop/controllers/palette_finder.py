"""What the palette shows for what is typed: places, commands, and the things of the workspace."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ACTIONS, ActionId, ActionTable, Where
from cs_desktop.controllers.actions.reasons import why_not
from cs_desktop.controllers.actions.spec import ActionSpec
from cs_desktop.domain.fuzzy import BETWEEN, NONE, FuzzyIndex, Tier, rank_of, tier_of
from cs_desktop.domain.fuzzy_marks import matched_parts
from cs_desktop.domain.palette import (
    STORED,
    Group,
    PaletteBook,
    PaletteEntry,
    PaletteItem,
    Target,
    Verb,
)

ONLY_COMMANDS = ">"
SHOWN = {Group.GO: 6, Group.DO: 6}
"""Entries of a group at most."""
OTHERS_SHOWN = 5
ACCOUNTS_FOR_TABS = 2
"""With "hal rev" the Reviews tab of as many accounts is offered."""
RECENT = 6
_ICONS = {
    Group.ACCOUNTS: "building-2",
    Group.CONTACTS: "users",
    Group.OBJECTIVES: "target",
    Group.REVIEWS: "presentation",
}
_EMPTY = PaletteBook(())


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the window, or a tab of an account."""

    key: str
    text: str
    icon: str
    keys: str = ""


@dataclass(frozen=True, slots=True)
class _Scored:
    entry: PaletteEntry
    score: int


class PaletteFinder:
    """Answers each keystroke from what is in memory."""

    def __init__(self, actions: ActionTable) -> None:
        self._actions = actions
        self.book = _EMPTY
        self.places: Sequence[Stop] = ()
        self.tabs: Sequence[Stop] = ()
        self.recent: Sequence[Target] = ()
        """The newest first."""

    def find(self, text: str, account_id: int | None = None) -> list[PaletteEntry]:
        """Return the entries group by group, the group with the best one first."""
        question = text.strip()
        if question.startswith(ONLY_COMMANDS):
            return self._shown(question.removeprefix(ONLY_COMMANDS).strip(), self._commands(), cut=False)
        if account_id is not None:
            return self._of_account(question, account_id)
        if not question:
            return self._at_first()
        candidates = [*self._go(), *self._commands(), *self._tabs_asked(question)]
        return self._shown(question, candidates, self._things(question))

    def account(self, entry: PaletteEntry) -> PaletteItem | None:
        """Return the account that an entry is about, None if it is about none."""
        account_id = entry.target.account_id
        return None if account_id is None else self.book.item(Group.ACCOUNTS, account_id)

    def _at_first(self) -> list[PaletteEntry]:
        """Return what is shown before anything is typed: what was used last, places, commands."""
        known = [entry for target in self.recent if (entry := self._entry(target)) and entry.enabled]
        recent = [replace(entry, group=Group.RECENT) for entry in known[:RECENT]]
        used = {entry.target for entry in recent}
        others = [entry for entry in (*self._go(), *self._commands()) if entry.target not in used]
        return [*recent, *(entry for entry in others if entry.enabled)]

    def _of_account(self, question: str, account_id: int) -> list[PaletteEntry]:
        account = self.book.item(Group.ACCOUNTS, account_id)
        tabs = [self._tab(account, tab) for tab in self.tabs] if account else []
        return self._shown(question, tabs, self._things(question, account_id), cut=bool(question))

    def _shown(
        self,
        question: str,
        candidates: Sequence[PaletteEntry],
        things: Iterable[_Scored] = (),
        *,
        cut: bool = True,
    ) -> list[PaletteEntry]:
        """Return what of the candidates is found, and the things, group by group."""
        index = FuzzyIndex([(entry.text, "") for entry in candidates])
        used = [place for place, entry in enumerate(candidates) if entry.target in self.recent]
        scores = index.scores(question, recent=used)
        places = index.best(scores, len(candidates)) if question else range(len(candidates))
        scored = [*(_Scored(candidates[place], int(scores[place])) for place in places), *things]
        found: dict[Group, list[_Scored]] = {}
        for one in _worth_showing(scored) if question else scored:
            found.setdefault(one.entry.group, []).append(one)
        for group, entries in found.items():
            # What can be done stands above what cannot, however well that is found.
            entries.sort(key=lambda scored: (not scored.entry.enabled, -scored.score))
            found[group] = entries[: SHOWN.get(group, OTHERS_SHOWN) if cut else len(entries)]
        order = list(Group)
        groups = sorted(found, key=lambda group: (-_worth(found[group]), order.index(group)))
        return [self._explained(_bold(question, scored.entry)) for group in groups for scored in found[group]]

    def _explained(self, entry: PaletteEntry) -> PaletteEntry:
        """Return an entry with the reason why it cannot be done, where it cannot."""
        if entry.enabled or entry.target.verb is not Verb.ACTION:
            return entry
        spec = self._actions.spec(ActionId(entry.target.key))
        return replace(entry, detail=tr(why_not(spec, self._actions.situation)))

    def _go(self) -> Iterator[PaletteEntry]:
        if self._actions.situation.workspace:
            for place in self.places:
                yield PaletteEntry(
                    Group.GO, tr(place.text), "", place.icon, Target(Verb.PLACE, place.key), keys=place.keys
                )

    def _commands(self) -> list[PaletteEntry]:
        return [self._command(spec) for spec in ACTIONS if Where.PALETTE in spec.where]

    def _command(self, spec: ActionSpec) -> PaletteEntry:
        action = self._actions[spec.id]
        return PaletteEntry(
            Group.DO,
            action.text().replace("&&", "&"),
            "",
            spec.icon or "chevron-right",
            Target(Verb.ACTION, spec.id),
            keys=action.shortcut().toString(),
            enabled=action.isEnabled(),
        )

    def _tabs_asked(self, question: str) -> list[PaletteEntry]:
        """Return tabs of accounts, where one word of the question names a tab and the rest an account."""
        found: dict[Target, PaletteEntry] = {}
        words = question.split()
        for place, word in enumerate(words):
            rest = " ".join(words[:place] + words[place + 1 :])
            tabs = [tab for tab in self.tabs if tr(tab.text).casefold().startswith(word.casefold())]
            if rest and tabs:
                for account in self.book.accounts(rest, ACCOUNTS_FOR_TABS):
                    entries = [self._tab(account.item, tab) for tab in tabs]
                    found |= {entry.target: entry for entry in entries}
        return list(found.values())

    def _tab(self, account: PaletteItem, tab: Stop) -> PaletteEntry:
        target = Target(Verb.TAB, tab.key, account_id=account.id)
        text = f"{account.text}{BETWEEN}{tr(tab.text)}"
        return PaletteEntry(Group.GO, text, tr("account tab"), tab.icon, target, keys=tab.keys)

    def _things(self, question: str, account_id: int | None = None) -> Iterator[_Scored]:
        used = [(t.group, t.id) for t in self.recent if t.group is not None and t.id is not None]
        for found in self.book.find(question, OTHERS_SHOWN, account_id, used):
            yield _Scored(_thing(found.item), found.score)

    def _entry(self, target: Target) -> PaletteEntry | None:
        """Return the entry of something used before; None where it is gone."""
        if target.verb is Verb.ACTION:
            known = [spec for spec in ACTIONS if spec.id == target.key and Where.PALETTE in spec.where]
            return self._command(known[0]) if known else None
        if target.verb is Verb.PLACE:
            return next((entry for entry in self._go() if entry.target == target), None)
        if target.verb is Verb.TAB and target.account_id is not None:
            account = self.book.item(Group.ACCOUNTS, target.account_id)
            tab = next((tab for tab in self.tabs if tab.key == target.key), None)
            return self._tab(account, tab) if account and tab else None
        if target.group in STORED and target.id is not None:
            item = self.book.item(target.group, target.id)
            return _thing(item) if item else None
        return None


def _worth(entries: Sequence[_Scored]) -> int:
    """Return how well the best of them is found that can be chosen; the length of its name is no matter."""
    return max((rank_of(scored.score) for scored in entries if scored.entry.enabled), default=NONE)


def _worth_showing(found: list[_Scored]) -> list[_Scored]:
    """Return what was found, without strewn letters where beginnings of words are found."""
    best = max((scored.score for scored in found), default=NONE)
    least = Tier.INSIDE if best != NONE and tier_of(best) >= Tier.BESIDE else Tier.STREWN
    return [scored for scored in found if tier_of(scored.score) >= least]


def _thing(item: PaletteItem) -> PaletteEntry:
    target = Target(Verb.OPEN, "", item.group, item.id, item.account_id)
    return PaletteEntry(item.group, item.text, item.detail, _ICONS[item.group], target)


def _bold(question: str, entry: PaletteEntry) -> PaletteEntry:
    if not question:
        return entry
    detail = entry.detail if entry.group in STORED else ""
    text_parts, detail_parts = matched_parts(question, entry.text, detail)
    return replace(entry, bold=text_parts, detail_bold=detail_parts)
