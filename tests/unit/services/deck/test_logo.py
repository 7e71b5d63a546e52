import zipfile
from pathlib import Path

import pytest

from cs_desktop.domain.attachments import Role
from cs_desktop.domain.deck.content import Audience, Picture
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.attachments import attach
from cs_desktop.services.deck.export import export_deck
from cs_desktop.services.deck.logo import deck_logo
from tests.pictures import png
from tests.workspaces import add_account, context


@pytest.mark.parametrize("audience", Audience)
def test_every_deck_carries_the_customers_logo(
    workspace: WorkspaceFile, tmp_path: Path, audience: Audience
) -> None:
    ctx, account = context(workspace), add_account(workspace)
    (tmp_path / "logo.png").write_bytes(png(30, 20))
    attach(ctx, account, tmp_path / "logo.png", Role.LOGO)
    assert deck_logo(ctx, account) == (Picture(png(30, 20), 30, 20), ())
    written = export_deck(ctx, account, tmp_path / "deck.pdf", audience=audience)
    assert b"/Subtype /Image" in written.path.read_bytes()
    assert not any("logo" in warning for warning in written.warnings)
    slides = export_deck(ctx, account, tmp_path / "deck.PPTX", audience=audience)
    with zipfile.ZipFile(slides.path) as package:
        pictures = [name for name in package.namelist() if name.startswith("ppt/media/")]
        assert [package.read(name) for name in pictures] == [png(30, 20)]


@pytest.mark.parametrize(
    "content",
    [png(2049, 1), png()[:45], b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + bytes(4)],
    ids=["large", "cut", "webp"],
)
def test_a_logo_that_no_deck_takes_is_left_out_and_said(
    workspace: WorkspaceFile, tmp_path: Path, content: bytes
) -> None:
    ctx, account = context(workspace), add_account(workspace)
    (tmp_path / "logo.png").write_bytes(content)
    attach(ctx, account, tmp_path / "logo.png", Role.LOGO)
    written = export_deck(ctx, account, tmp_path / "deck.pdf")
    assert b"/Subtype /Image" not in written.path.read_bytes()
    assert written.warnings[0] == (
        "The logo is left out: decks take a PNG or JPEG of at most 2,048 pixels an edge."
    )


def test_an_account_without_a_logo_misses_none(workspace: WorkspaceFile) -> None:
    assert deck_logo(context(workspace), add_account(workspace)) == (None, ())
