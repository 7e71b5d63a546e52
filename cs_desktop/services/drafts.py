"""Keeping what is typed until it is stored, on a thread of its own so that no key waits for the disk."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

from sqlalchemy import Connection, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.drafts import Draft
from cs_desktop.domain.form_text import FORM
from cs_desktop.models.drafts import DraftStore
from cs_desktop.models.tables.log import ChangeSet
from cs_desktop.services.context import Context
from cs_desktop.services.editing import stored_text


class DraftKeeper:
    """The drafts of one open workspace. Its methods return at once; they are done in order."""

    def __init__(self, ctx: Context, failed: Callable[[KnownError], None]) -> None:
        """`failed` is called, on another thread, the first time that a draft cannot be kept."""
        self._ctx = ctx
        self._failed = failed
        self._said = False
        self._store: DraftStore | None = None
        self._kept: dict[str, Draft] = {}
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")

    def take_over(self, found: Callable[[tuple[Draft, ...]], None]) -> None:
        """Call `found`, on another thread, with drafts that earlier programs left and that are not stored."""

        def work(store: DraftStore) -> None:
            left = []
            for draft in store.take_over():
                if self._is_stored(draft):
                    store.remove(draft.id)
                else:
                    self._kept[draft.id] = draft
                    left.append(draft)
            found(tuple(left))

        self._with_store(work)

    def keep(self, draft: Draft) -> None:
        """Write a draft, over the older one of its id."""

        def work(store: DraftStore) -> None:
            self._kept[draft.id] = draft
            store.keep(draft)

        self._with_store(work)

    def remove(self, draft_id: str) -> None:
        """Take a draft away."""

        def work(store: DraftStore) -> None:
            self._kept.pop(draft_id, None)
            store.remove(draft_id)

        self._with_store(work)

    def stored(self, draft_id: str, text: str) -> None:
        """Take a draft away whose text is stored; where more was typed since, it goes on from there."""

        def work(store: DraftStore) -> None:
            draft = self._kept.get(draft_id)
            if draft is None:
                return
            left = replace(draft, typed=draft.typed.stored(text))
            if left.typed.changes_nothing:
                del self._kept[draft_id]
                store.remove(draft_id)
            else:
                self._kept[draft_id] = left
                store.keep(left)

        self._with_store(work)

    def close(self) -> None:
        """Finish what was asked for and let go."""
        self._do(lambda: self._store.close() if self._store is not None else None)
        self._pool.shutdown(wait=True)

    def _open(self) -> DraftStore:
        workspace = self._ctx.workspace
        return DraftStore(workspace.path, workspace.read(_first_change_set))

    def _with_store(self, work: Callable[[DraftStore], None]) -> None:
        def checked() -> None:
            # A folder that refused at first may take drafts now.
            self._store = self._store or self._open()
            work(self._store)

        self._do(checked)

    def _do(self, work: Callable[[], None]) -> None:
        def guarded() -> None:
            try:
                work()
            except (OSError, KnownError) as error:
                self._ctx.log.warning("a draft could not be kept: %s", error)
                if not self._said:
                    self._said = True
                    self._failed(
                        KnownError(
                            tr(
                                "What you type is not kept as a draft: "
                                "the folder of settings is full or closed."
                            )
                        )
                    )

        self._pool.submit(guarded)

    def _is_stored(self, draft: Draft) -> bool:
        if draft.typed.ref.field.startswith(FORM):
            return False
        with suppress(KnownError):
            stored = self._ctx.workspace.read(lambda connection: stored_text(connection, draft.typed.ref))
            return stored is not None and stored.strip() == draft.typed.text.strip()
        return False


def _first_change_set(connection: Connection) -> int:
    first = connection.scalar(select(ChangeSet.id).order_by(ChangeSet.pos).limit(1))
    return first or 0
