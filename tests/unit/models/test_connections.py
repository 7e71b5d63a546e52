"""How a path reaches SQLite, which takes no other host than none."""

import sqlite3
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from cs_desktop.models.connections import connect, file_uri


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (
            PurePosixPath("/srv/Team ä?#%.csdesk"),
            "file:///srv/Team%20%C3%A4%3F%23%25.csdesk?mode=rw",
        ),
        (PureWindowsPath(r"C:\Work\team.csdesk"), "file:///C:/Work/team.csdesk?mode=rw"),
        (PureWindowsPath(r"\\server\share\team.csdesk"), "file:////server/share/team.csdesk?mode=rw"),
    ],
)
def test_a_share_is_no_host(path, uri):
    assert file_uri(path, "rw") == uri
    # SQLite looks at the host first: it may not find the file here, but it must not mind the address.
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        sqlite3.connect(uri, uri=True)


@pytest.mark.parametrize("name", ["Team ä#%25.csdesk", "d&e=f;g.csdesk"])
def test_any_name_is_opened_as_it_is(tmp_path: Path, name: str):
    path = tmp_path / name
    path.touch()
    with closing(connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")
    assert path.stat().st_size > 0
    assert [found.name for found in tmp_path.iterdir()] == [name]
