#!/usr/bin/env python3
"""Runs this tool's tests in its own environment; with NABRA_CAMPAIGN=1 those that need PyTorch and scikit-learn too."""
import os
import subprocess
import sys

from environment import HERE, EnvironmentProblem, ensure_environment


def main() -> int:
    try:
        python = ensure_environment("requirements.txt")
    except EnvironmentProblem as problem:
        print(f"no environment: {problem}", file=sys.stderr)
        return 3
    command = [str(python), "-W", "error", "-m", "unittest", "discover", "--top-level-directory", ".", "--start-directory", "tests"]
    return subprocess.run([*command, *sys.argv[1:]], cwd=HERE, env={**os.environ, "PYTHONUTF8": "1"}).returncode


if __name__ == "__main__":
    sys.exit(main())
