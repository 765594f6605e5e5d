#!/usr/bin/env python3
"""From v1 to Nabra: makes the tool's own environment, then runs it there. See docs/from-v1.md."""

import subprocess
import sys

from environment import EnvironmentProblem, child_environment, ensure_environment


def main() -> int:
    try:
        python = ensure_environment("requirements.txt")
    except EnvironmentProblem as problem:
        print(f"convert-models: {problem}", file=sys.stderr)
        return 3
    command = [str(python), "-P", "-m", "nabra_convert", *sys.argv[1:]]
    try:
        return subprocess.run(command, env=child_environment()).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
