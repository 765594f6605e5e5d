#!/usr/bin/env python3
"""Runs this tool's tests in its own environment; with NABRA_CAMPAIGN=1 also those that need PyTorch and scikit-learn."""

import os
import subprocess
import sys
from pathlib import Path

from environment import HERE, EnvironmentProblem, ensure_environment

NO_ENVIRONMENT = 3


def main() -> int:
    """Exit code 0: all passed; 1: some failed; 3: the packages are not there and could not be had."""
    suites = [("requirements.txt", "tests", ["-W", "error"])]
    if os.environ.get("NABRA_CAMPAIGN") == "1":
        suites.append(("requirements-tests.txt", "tests_torch", []))
    codes = []
    for requirements, folder, switches in suites:
        try:
            python = ensure_environment(requirements)
        except EnvironmentProblem as problem:
            print(f"no environment: {problem}", file=sys.stderr)
            return NO_ENVIRONMENT
        codes.append(_run(python, folder, switches))
    return max(codes)


def _run(python: Path, folder: str, switches: list[str]) -> int:
    command = [str(python), *switches, "-m", "unittest", "discover", "--top-level-directory", ".", "--start-directory", folder]
    # Progress bars and notices of the libraries would bury what a test says.
    quiet = {"PYTHONUTF8": "1", "TQDM_DISABLE": "1", "HF_HUB_OFFLINE": "1", "TRANSFORMERS_VERBOSITY": "error"}
    return min(1, subprocess.run([*command, *sys.argv[1:]], cwd=HERE, env={**os.environ, **quiet}).returncode)


if __name__ == "__main__":
    sys.exit(main())
