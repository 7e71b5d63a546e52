"""A map from one of the templates that come with the program."""

from cs_desktop.common.language import tr
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.queries.workspace import stage_names
from cs_desktop.models.write import Written
from cs_desktop.services.context import Context
from cs_desktop.services.journey.maps import free_name, start_map
from cs_desktop.services.journey.templates import shipped_content


def start_from_shipped(
    ctx: Context, account_id: int | None, template: str, initiator: object = None
) -> Written[int]:
    """Make a map for an account, or a template of one's own, as a copy of one that comes with the program.

    Its stages stand for the workspace's stages of life of the same names; its cards show the workspace's
    metrics, as far as it has those that the template names.

    Raises:
        KnownError: there is no such template, the account is gone, or the file refuses.
    """
    lifecycle = {name: stage_id for stage_id, name in ctx.workspace.read(stage_names).items()}
    source = shipped_content(template, lifecycle, ctx.workspace.read(metric_rows))
    return start_map(ctx, account_id, free_name(ctx, account_id, tr("Journey")), source, initiator)
