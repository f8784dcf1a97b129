"""The program `plc`; also `python -m plc_runner`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the program with its exit code."""
    from plc_runner.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
