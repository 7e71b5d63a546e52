"""The rules of the house that no type checker or linter holds."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def committed_texts() -> list[tuple[str, str]]:
    """Return name and content of every committed text file."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout: nobody knows what is committed")
    texts = []
    for name in run("git", "ls-files", "-z").stdout.split("\0"):
        try:
            texts.append((name, (ROOT / name).read_text(encoding="utf-8")))
        except (UnicodeDecodeError, OSError):
            continue  # a picture, a font, or a file just removed
    assert any(name == "pyproject.toml" for name, _ in texts)
    return texts


def test_rooms_import_only_what_lies_below_them() -> None:
    lint_imports = shutil.which("lint-imports", path=Path(sys.executable).parent)
    assert lint_imports
    found = run(lint_imports, "--no-cache")
    assert found.returncode == 0, found.stdout


def test_unit_tests_need_no_qt() -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "tests" / "unit").rglob("test_*.py")
    ]
    assert modules
    # None in sys.modules makes each import of that name fail.
    code = (
        "import importlib, sys\n"
        "sys.modules['PySide6'] = None\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
    )
    found = run(sys.executable, "-c", code, *modules)
    assert found.returncode == 0, found.stderr


REGISTRIES = re.compile(
    r"pythonhosted|pypi\.org|npmjs|crates\.io/api|anaconda\.org|/simple/"
    r"|https?://\S+\.(?:whl|zip|tgz|tar\.\w+|deb|exe|dmg)\b"
)
MACHINE_PATHS = re.compile(r"(?<![\w.>-])(?:/(?:home|Users|root|opt|work|mnt)/\w|[A-Z]:\\{1,2}Users\\)")


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINE_PATHS], ids=["registry", "machine path"])
def test_no_committed_file_names_a_registry_or_a_machine(pattern: re.Pattern[str]) -> None:
    found = [
        f"{name}: {match[0]}"
        for name, text in committed_texts()
        for match in [pattern.search(text)]
        if match and name != "tests/integration/test_house_rules.py"
    ]
    assert found == []


def test_locked_files_hold_no_address_at_all() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text, path.name
        assert "--index" not in text, path.name
        assert "--find-links" not in text, path.name


@pytest.mark.parametrize(
    ("lock", "groups"), [("runtime", []), ("dev", ["dev"]), ("bench", ["dev", "bench"])], ids=str
)
def test_lock_pins_what_pyproject_asks_for(lock: str, groups: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"]]
    for group in groups:
        wanted += project["dependency-groups"][group]
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.MULTILINE))
    for requirement in map(Requirement, wanted):
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        assert requirement.specifier.contains(pins[name], prereleases=True), requirement


def test_types_are_checked_without_the_peers_of_the_benchmarks() -> None:
    """Lint knows only what dev.txt installs; a peer that bench.txt adds may be missing there."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    peers = {Requirement(peer).name.replace("-", "_") for peer in pyproject["dependency-groups"]["bench"]}
    imported = {
        module.split(".")[0]
        for path in (ROOT / "benchmarks").rglob("*.py")
        for module in re.findall(
            r"^\s*(?:import|from) ([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    may_be_missing = {
        module.removesuffix(".*")
        for override in pyproject["tool"]["mypy"]["overrides"]
        if override.get("ignore_missing_imports")
        for module in override["module"]
    }
    assert peers & imported
    assert peers & imported <= may_be_missing


def test_qt_survives_calls_that_return_nothing() -> None:
    # PySide6 6.12 drops a reference to None in each such call; Python 3.11 dies after some 6,600.
    code = (
        "from PySide6.QtCore import QObject, QTimer\n"
        "thing, timer = QObject(), QTimer()\n"
        "for i in range(25_000):\n"
        "    thing.setObjectName('x')\n"
        "    timer.setInterval(i)\n"
        "print(timer.interval())\n"
    )
    found = run(sys.executable, "-c", code)
    assert (found.returncode, found.stdout.strip()) == (0, "24999"), found.stderr
