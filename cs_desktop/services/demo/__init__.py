"""The sample workspace and its believable stories."""

import secrets
from pathlib import Path

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.progress import Progress
from cs_desktop.services.demo.desk import CURRENCY
from cs_desktop.services.demo.ids import FILE_SLOT, DemoIds
from cs_desktop.services.demo.library import load_library
from cs_desktop.services.demo.metrics import METRICS
from cs_desktop.services.demo.options import DemoOptions, Horizon
from cs_desktop.services.demo.quotas import Quotas, quotas
from cs_desktop.services.demo.sight import active_days
from cs_desktop.services.demo.world import World, make_world
from cs_desktop.services.demo.writing import Scribe
from cs_desktop.services.workspaces import create

__all__ = ["DemoOptions", "make_demo"]

_PHASE = "Simulating"


def make_demo(path: Path, options: DemoOptions, clock: Clock, progress: Progress | None = None) -> None:
    """Make a sample workspace; the same options give the same content and ids.

    The file appears when it is whole: a failure leaves none.

    Raises:
        KnownError: the file exists, cannot be made here, or an option makes no sense.
    """
    report = progress or (lambda _done, _total, _phase: None)
    options = options.checked(clock.today())
    assert options.until is not None
    if path.exists():
        raise KnownError(tr("{name} exists already; choose another name or open it.", name=path.name))
    world = make_world(load_library(), options.seed, Horizon(options.until, options.months))
    shares = _quotas(world, options, report)
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        _write(part, world, options, shares, clock, report)
        if path.exists():
            raise KnownError(
                tr("{name} was made by someone else meanwhile; choose another name.", name=path.name)
            )
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)


def _quotas(world: World, options: DemoOptions, report: Progress) -> Quotas | None:
    if options.points is None:
        return None
    days = []
    for number in range(options.accounts):
        if number % 200 == 0:
            report(number, options.accounts, _PHASE)
        days.append(active_days(world.history(number), world.horizon))
    return quotas(options.points, len(METRICS), days)


def _write(
    part: Path, world: World, options: DemoOptions, shares: Quotas | None, clock: Clock, report: Progress
) -> None:
    ids = DemoIds(world.horizon.until, world.seed, FILE_SLOT)
    workspace = create(part, world.library.vendor, CURRENCY, 1, clock, ids)
    try:
        Scribe(world, workspace, shares).write(options.accounts, report)
    finally:
        workspace.close()
