"""Makes the Python environments of this tool: each a venv in the user's cache folder, of pinned packages, made once.

Standard library only, because it runs before anything is installed. `NABRA_TOOLS_CACHE` puts them elsewhere.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST, NEWEST = (3, 11), (3, 13)
"""Versions of Python that every pinned package has a build for."""


class EnvironmentProblem(Exception):
    """The environment could not be made, and what to do."""


def check_python() -> None:
    """Raises `EnvironmentProblem` when this Python is one the packages are not built for."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found, oldest, newest = (".".join(map(str, version[:2])) for version in (sys.version_info, OLDEST, NEWEST))
        raise EnvironmentProblem(f"Python {oldest} to {newest} is needed; this is {found}")


def child_environment(**more: str) -> dict[str, str]:
    """
    The variables that a Python of this tool runs with. The working folder is not searched for modules: where v1's files
    lie, a `numpy.py` may lie among them.
    """
    return {**os.environ, "PYTHONPATH": str(HERE), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1", **more}


def ensure_environment(requirements: str) -> Path:
    """
    The Python of the environment that holds what the file `requirements` beside this one lists; made on first use, which
    takes the network. An environment half made is never seen: it gets its name when it is whole.
    """
    check_python()
    listed = _with_included(HERE / requirements)
    key = hashlib.sha256("\n".join([listed, sys.version, sys.platform, platform.machine()]).encode()).hexdigest()[:12]
    folder = _cache_folder() / f"{Path(requirements).stem}-{key}"
    if not folder.is_dir():
        _make(folder, requirements)
    return _python_of(folder)


def _with_included(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(_with_included(HERE / line[3:].strip()) if line.startswith("-r ") else line for line in lines)


def _cache_folder() -> Path:
    if chosen := os.environ.get("NABRA_TOOLS_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "nabra" / "convert-models"


def _python_of(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _make(folder: Path, requirements: str) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    print(f"preparing {folder.name} (once, takes the network) …", file=sys.stderr, flush=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        # Isolated, here and below: `-m` alone would search the working folder first.
        _run([sys.executable, "-I", "-m", "venv", str(staging)], "no environment could be made; on Debian: apt install python3-venv")
        # Ready-made packages only: building one from source would run its setup script.
        install = ["-I", "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--only-binary=:all:"]
        _run([str(_python_of(staging)), *install, "-r", str(HERE / requirements)], "the packages could not be installed")
        try:
            staging.rename(folder)
        except OSError:
            # Another one was quicker; theirs is the same.
            if not folder.is_dir():
                raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _run(command: list[str], what: str) -> None:
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    if ended.returncode != 0:
        said = [line for line in ended.stdout.splitlines() if line.strip()][-3:]
        raise EnvironmentProblem("\n".join([f"{what}:", *said]))


if __name__ == "__main__":
    # usage: environment.py REQUIREMENTS: prints the Python of that environment; exit code 3 when it cannot be made
    try:
        print(ensure_environment(sys.argv[1]))
    except EnvironmentProblem as problem:
        print(problem, file=sys.stderr)
        sys.exit(3)
