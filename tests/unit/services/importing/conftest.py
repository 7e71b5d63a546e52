"""An importer for every test of importing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.importing import Importer, fresh_importer


@pytest.fixture
def importer(tmp_path: Path) -> Iterator[Importer]:
    """Return an importer into a fresh workspace in dollars."""
    with fresh_importer(tmp_path) as fresh:
        yield fresh
