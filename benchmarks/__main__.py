"""Speed and size, each against a named peer in the same run: ``python -m benchmarks``."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import crawl, pages, reading, startup, times
from training.corpora import DATA


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    made.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    made.add_argument("--articles", type=int, default=40, help="articles to read")
    made.add_argument("--pages", type=int, default=60, help="captured pages to read")
    args = made.parse_args()
    for title, lines in (
        ("Reading articles", reading.lines(args.data, args.articles)),
        ("Finding times", times.lines(args.data, args.articles)),
        ("Reading pages", pages.lines(args.data, args.pages)),
        ("A crawl (python -m benchmarks.crawl for 20 passes)", crawl.lines(args.data, 1)),
        ("Start-up and memory", startup.lines()),
    ):
        print(title)
        for line in lines:
            print("  " + line, flush=True)


if __name__ == "__main__":
    main()
