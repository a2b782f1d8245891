"""The command, and ``python -m onrecord`` where its script is not on the path."""

from __future__ import annotations

import sys


def main() -> None:
    """``cli.main``, quiet on Ctrl-C from the first import on."""
    try:
        from onrecord.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
