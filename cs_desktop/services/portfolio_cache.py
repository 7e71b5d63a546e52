"""The portfolio of a large workspace kept from one opening to the next, while nothing can have changed it.

It lies in the profile's cache folder as JSON, a file a workspace. It counts only for the newest change set,
the day, the language and the program that it was made with; otherwise everything is read as if it were
not there.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any

from cs_desktop import __version__
from cs_desktop.common.errors import KnownError
from cs_desktop.common.files import write_whole
from cs_desktop.common.language import language
from cs_desktop.common.paths import cache_dir
from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.figures import Figure, Status, Unit
from cs_desktop.domain.health.overrides import override_of, stored_override
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.domain.vocabulary import Forecast, Relation
from cs_desktop.models.queries.workspace import newest_change_set
from cs_desktop.services.cache_files import tidy_caches
from cs_desktop.services.context import Context
from cs_desktop.services.portfolio_book import rows_of

FROM_ACCOUNTS = 500
"""Smaller portfolios are read as fast as they would be found here."""
_FORMAT = 2
_DAYS = ("customer_since", "renewal", "last_contact", "next_review", "notice_by")
_WORDS: Mapping[str, Callable[[str], object]] = {
    "relation": Relation,
    "forecast": Forecast,
    "band": Band,
    "shadow_band": Band,
    "quadrant": Quadrant,
}
_OVERRIDE = "override"
_LISTS = ("arr_history", "health_history")
_FIELDS = [field.name for field in fields(PortfolioRow)]


def kept_portfolio(ctx: Context) -> Portfolio | None:
    """Return the portfolio as it was kept; None where there is none, or it may not be today's."""
    path = _path(ctx)
    if not path.is_file():
        return None
    try:
        head, *columns = path.read_text(encoding="utf-8").split("\n")
        facts = json.loads(head)
        if facts["key"] != _key(ctx):
            return None
        read = {name: _read(name, json.loads(line)) for name, line in zip(_FIELDS, columns, strict=True)}
        return Portfolio(
            company=facts["company"],
            currency=facts["currency"],
            as_of=date.fromisoformat(facts["key"]["day"]),
            rows=rows_of(read),
            tiles=tuple(_figure(tile) for tile in facts["tiles"]),
            pos=facts["key"]["pos"],
            judged_by=facts["judged_by"],
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # Whatever it is, it can be made again.
        ctx.log.warning("the kept portfolio cannot be read; it will be made anew", exc_info=True)
        with suppress(OSError):
            path.unlink()
        return None


def keep_portfolio(ctx: Context, portfolio: Portfolio) -> None:
    """Keep a portfolio that is whole, if the workspace is large and nothing has changed since it was read."""
    key = _key(ctx)
    if len(portfolio.rows) < FROM_ACCOUNTS or not portfolio.is_whole or portfolio.missed:
        return
    if (key["pos"], key["day"]) != (portfolio.pos, portfolio.as_of.isoformat()):
        return
    if _is_kept(path := _path(ctx), key):
        return
    tiles = [asdict(tile) | {"as_of": tile.as_of.isoformat()} for tile in portfolio.tiles]
    head = {
        "key": key,
        "company": portfolio.company,
        "currency": portfolio.currency,
        "judged_by": portfolio.judged_by,
        "tiles": tiles,
    }
    # A column at a time, so that whoever types meanwhile does not have to wait for all of it.
    lines = [json.dumps(head), *(json.dumps(_written(name, portfolio.rows)) for name in _FIELDS)]
    try:
        # Only its owner may look into it: names and amounts are the customers'.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole("\n".join(lines).encode(), path)
        tidy_caches(ctx, path)
    except (OSError, KnownError):
        ctx.log.warning("the portfolio cannot be kept", exc_info=True)


def _is_kept(path: Path, key: Mapping[str, object]) -> bool:
    """Return whether the file there was made from the same: what one began with need not be written again."""
    try:
        with path.open(encoding="utf-8") as file:
            return bool(json.loads(file.readline())["key"] == key)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _path(ctx: Context) -> Path:
    digest = hashlib.sha256(str(ctx.workspace.path).encode("utf-8", "surrogateescape")).hexdigest()
    return cache_dir() / "portfolio" / f"{digest[:24]}.json"


def _key(ctx: Context) -> dict[str, object]:
    """Return what a portfolio is made from: another key, another portfolio."""
    pos, change_set_id = ctx.workspace.read(newest_change_set)
    return {
        "format": _FORMAT,
        "fields": _FIELDS,
        "program": __version__,
        "language": language().locale,
        "day": ctx.clock.today().isoformat(),
        "pos": pos,
        "change_set": change_set_id,
    }


def _written(name: str, rows: Sequence[PortfolioRow]) -> list[object]:
    values = [getattr(row, name) for row in rows]
    if name in _DAYS:
        return [None if value is None else value.toordinal() for value in values]
    if name == _OVERRIDE:
        return [None if value is None else stored_override(value) for value in values]
    return values


def _read(name: str, values: list[Any]) -> Sequence[object]:
    if name in _DAYS:
        return [None if value is None else date.fromordinal(value) for value in values]
    if name == _OVERRIDE:
        return [None if value is None else override_of(value) for value in values]
    if name in _WORDS:
        word = _WORDS[name]
        known = {value: None if value is None else word(value) for value in set(values)}
        return [known[value] for value in values]
    return list(map(tuple, values)) if name in _LISTS else values


def _figure(told: dict[str, Any]) -> Figure:
    return Figure(
        **told
        | {
            "as_of": date.fromisoformat(told["as_of"]),
            "unit": Unit(told["unit"]),
            "status": Status(told["status"]),
            "history": tuple(told["history"]),
        }
    )
