"""A keystroke in the command palette among 10,000 accounts and 40,000 contacts, beside the line drawn for it;
and finding words in a workspace of many notes."""

import random
import time
from functools import partial

from benchmarks.harness import Bench, Contender, Sample, limit, timed
from cs_desktop.common.clock import SystemClock
from cs_desktop.domain.fuzzy_marks import matched_parts
from cs_desktop.domain.palette import Group, PaletteBook, PaletteItem
from cs_desktop.domain.search_text import wanted_in
from cs_desktop.models.search.building import bring_up_to_date
from cs_desktop.models.search.index_file import IndexFile
from cs_desktop.models.tables import Account, Activity
from cs_desktop.models.write import WriteTx
from cs_desktop.services.workspaces import create

LIMIT_S = 0.030
_LIKE = (
    "SELECT id FROM activity WHERE notes LIKE '%sponsor%' AND notes LIKE '%renewal%' AND notes LIKE '% trai%'"
)
ACCOUNTS, CONTACTS, NOTES = 10_000, 40_000, 40_000
TYPED = ("h", "ha", "hal", "hald", "halden", "halden f", "an ru", "an ruiz hal", "fr", "e", "son", "株")
_FIRST = ("Halden", "Corvane", "Marlowe", "Kessel", "Brightmoor", "Perrin", "Ashdrum", "株式会社サンプル")
_SECOND = ("Freight", "Foods", "Dental Group", "Energy", "Labs", "Insurance", "Robotics", "Nordson", "Health")
_PEOPLE = ("Ana Ruiz", "Tom Anderson", "Mira Halvorsen", "Jon Fraser", "Priya Tolland", "Elena Delgado")


def run(bench: Bench) -> None:
    """Compare the slowest keystroke with the limit; note what making the index took."""
    share = 10 if bench.quick else 1
    book = PaletteBook(_items(ACCOUNTS // share, CONTACTS // share))
    bench.compare(
        f"palette, slowest of {len(TYPED)} keystrokes at {ACCOUNTS // share:,} accounts",
        [Contender("CS Desktop", partial(_slowest, book)), limit("30 ms", LIMIT_S)],
        rounds=5,
    )
    _index(bench, NOTES // share)


def _items(accounts: int, contacts: int) -> list[PaletteItem]:
    chance = random.Random(7)  # noqa: S311 - the same rows each time
    names = [f"{chance.choice(_FIRST)} {chance.choice(_SECOND)} {n}" for n in range(accounts)]
    items = [PaletteItem(Group.ACCOUNTS, name, f"A-{n}", n, n) for n, name in enumerate(names)]
    for n in range(contacts):
        person = f"{chance.choice(_PEOPLE)} {n % 97}"
        items.append(PaletteItem(Group.CONTACTS, person, names[n % accounts], n, n % accounts))
    return items


def _slowest(book: PaletteBook) -> Sample:
    """Return the time of the slowest question, with the letters that are shown in bold."""
    worst = 0.0
    for question in TYPED:
        start = time.perf_counter()
        for found in book.find(question, 5):
            matched_parts(question, found.item.text, found.item.detail)
        worst = max(worst, time.perf_counter() - start)
    return Sample(worst)


def _index(bench: Bench, notes: int) -> None:
    workspace = create(bench.folder / "notes.csdesk", "Corvane", "USD", 1, SystemClock())
    workspace.write("Fill", partial(_fill, notes=notes))
    index = IndexFile(bench.folder / "notes.search")
    made = timed(partial(bring_up_to_date, workspace, index))
    bench.note(f"The index of {notes:,} notes of 20 words was made in {made.value:.1f} s.")

    def find() -> object:
        return index.find(wanted_in("sponsor renewal trai"))

    def scan() -> object:
        return workspace.read(lambda c: c.exec_driver_sql(_LIKE).all())

    bench.compare(
        f"three words found in {notes:,} notes",
        [
            Contender("CS Desktop", lambda: timed(find)),
            Contender("LIKE over the table", lambda: timed(scan)),
        ],
        rounds=5,
    )
    workspace.close()


def _fill(tx: WriteTx, notes: int) -> None:
    chance = random.Random(7)  # noqa: S311 - the same rows each time
    account = Account(id=tx.new_id(), name="Halden Freight")
    tx.session.add(account)
    tx.session.flush()
    words = [*_FIRST, *_SECOND, *_PEOPLE, "sponsor", "renewal", "training", "planners"]
    rows: list[dict[str, object]] = []
    for _ in range(notes):
        row: dict[str, object] = dict.fromkeys(Activity.__table__.columns.keys(), "")
        row |= {"id": tx.new_id(), "account_id": account.id, "kind": "call", "day": tx.today}
        row |= {"minutes": 0, "member_id": None, "cost": None, "notes": " ".join(chance.choices(words, k=20))}
        rows.append(row)
    tx.bulk_insert(Activity, rows)
