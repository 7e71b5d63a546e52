"""The brand of decks: the workspace's, what differs for one client, and what is refused or left out."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.resources import resource
from cs_desktop.domain.attachments import Role
from cs_desktop.domain.changes import Conflict, Kind, Merged
from cs_desktop.domain.deck.content import OURS, Audience, Picture
from cs_desktop.domain.deck.kinds import DeckTemplate
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.attached import files_of
from cs_desktop.services.attachments import attach
from cs_desktop.services.context import Context
from cs_desktop.services.deck.brand import brand_of, remove_own_logo, set_brand, set_own_logo
from cs_desktop.services.deck.logo import remove_logo
from cs_desktop.services.deck.stored.showing import load_deck
from cs_desktop.services.deck.stored.starting import new_deck
from cs_desktop.services.deck.typefaces import keep_typeface, kept_typefaces
from cs_desktop.services.history import revert
from tests.pictures import png
from tests.workspaces import add_account, dump


@pytest.fixture
def account(workspace: WorkspaceFile) -> int:
    return add_account(workspace)


def test_a_client_follows_the_workspace_but_where_it_has_its_own(
    ctx: Context, workspace: WorkspaceFile, account: int
) -> None:
    other = add_account(workspace, "Other")
    before = dump(workspace)
    assert isinstance(set_brand(ctx, account, "accent", "", "0f766e"), Merged)
    set_brand(ctx, account, "footer", "", " For  Halden ")
    set_brand(ctx, None, "confidentiality", "Confidential", "Secret")
    theirs, ours = brand_of(ctx, account), brand_of(ctx, other)
    assert (theirs.accent, theirs.footer, theirs.confidentiality) == ("#0F766E", "For Halden", "Secret")
    assert theirs.of_client == {"accent", "footer"}
    assert (ours.accent, ours.footer, ours.of_client) == ("#2355C4", "", frozenset())
    deck, _ = new_deck(ctx, account, DeckTemplate.EBR, Audience.CLIENT)
    assert (load_deck(ctx, deck).deck.accent, load_deck(ctx, deck).deck.confidentiality) == (
        "#0F766E",
        "Secret",
    )
    set_brand(ctx, account, "accent", "#0F766E", "")
    set_brand(ctx, account, "footer", "For Halden", "")
    set_brand(ctx, None, "confidentiality", "Secret", "Confidential")
    assert dump(workspace)["brand"] == before["brand"] == []


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("accent", "#FFEE00", "too light"),
        ("accent", "blue", "not a color"),
        ("company", "", "cannot be without"),
        ("company", "x" * 301, "300"),
        ("typeface", "Comic", "no files"),
    ],
)
def test_what_no_deck_can_wear_is_refused(ctx: Context, field: str, text: str, said: str) -> None:
    before = brand_of(ctx, None)
    with pytest.raises(InputError, match=said):
        set_brand(ctx, None, field, getattr(before, field), text)
    assert brand_of(ctx, None) == before


def test_an_accent_that_another_program_stored_does_not_stop_a_deck(
    ctx: Context, workspace: WorkspaceFile
) -> None:
    with closing(sqlite3.connect(workspace.path)) as file, file:
        file.execute("UPDATE workspace SET accent = 'yellowish'")
    brand = brand_of(ctx, None)
    assert brand.accent == "#2355C4"
    assert "not a color" in brand.warnings[0]


def test_what_somebody_else_stored_meanwhile_is_not_replaced(ctx: Context, account: int) -> None:
    set_brand(ctx, account, "footer", "", "Theirs")
    met = set_brand(ctx, account, "footer", "", "Mine")
    assert isinstance(met, Conflict)
    assert (met.kind, met.field, met.mine, met.theirs) == (Kind.BRAND, "footer", "Mine", "Theirs")
    assert brand_of(ctx, account).footer == "Theirs"


def test_our_logo_is_one_for_all_decks_or_one_for_a_client(
    ctx: Context, workspace: WorkspaceFile, account: int, tmp_path: Path
) -> None:
    other = add_account(workspace, "Other")
    for name, size in (("ours", (30, 20)), ("theirs", (20, 20))):
        (tmp_path / f"{name}.png").write_bytes(png(*size))
    assert brand_of(ctx, account).own_logo is None
    assert set_own_logo(ctx, None, tmp_path / "ours.png") is not None
    assert set_own_logo(ctx, None, tmp_path / "ours.png") is None
    set_own_logo(ctx, account, tmp_path / "theirs.png")
    assert brand_of(ctx, other).own_logo == Picture(png(30, 20), 30, 20)
    assert brand_of(ctx, account).own_logo == Picture(png(20, 20), 20, 20)
    assert (brand_of(ctx, account).of_client, brand_of(ctx, other).of_client) == ({"own_logo"}, frozenset())
    assert files_of(ctx, account) == ()
    change = remove_own_logo(ctx, account)
    assert brand_of(ctx, account).own_logo == Picture(png(30, 20), 30, 20)
    assert change is not None
    revert(ctx, change.change_set_id)
    assert brand_of(ctx, account).own_logo == Picture(png(20, 20), 20, 20)
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    with pytest.raises(KnownError, match="PNG, JPEG or WebP"):
        set_own_logo(ctx, None, tmp_path / "logo.svg")
    attach(ctx, account, tmp_path / "ours.png", Role.LOGO)
    assert brand_of(ctx, account).logo == Picture(png(30, 20), 30, 20)
    remove_logo(ctx, account)
    assert brand_of(ctx, account).logo is None


def test_a_typeface_is_kept_worn_and_missed_without_a_failure(
    ctx: Context, workspace: WorkspaceFile, account: int, tmp_path: Path
) -> None:
    files = [resource(f"fonts/Inter-{weight}.ttf") for weight in ("Regular", "SemiBold")]
    family, change = keep_typeface(ctx, files)
    assert (family, kept_typefaces(ctx)) == ("Inter", ("Inter",))
    assert change is not None
    assert keep_typeface(ctx, files) == ("Inter", None)
    set_brand(ctx, account, "typeface", "", family)
    worn = brand_of(ctx, account)
    assert worn.letters.files == tuple((w, f.read_bytes()) for w, f in zip((400, 600), files, strict=True))
    assert (worn.letters.name, worn.warnings, brand_of(ctx, None).letters) == ("Inter", (), OURS)
    (tmp_path / "no.ttf").write_bytes(b"\x00\x01\x00\x00" + bytes(60))
    with pytest.raises(KnownError, match="font"):
        keep_typeface(ctx, [*files, tmp_path / "no.ttf"])
    with closing(sqlite3.connect(workspace.path)) as file, file:
        file.execute("UPDATE attachment_content SET content = x'00'")
    missed = brand_of(ctx, account)
    assert (missed.typeface, missed.letters) == ("Inter", OURS)
    assert "The typeface Inter is left out" in missed.warnings[0]
    revert(ctx, change.change_set_id)
    assert "not in the workspace" in brand_of(ctx, account).warnings[0]
