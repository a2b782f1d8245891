"""What the benchmarks read: articles and pages of the corpora or, without them, the examples."""

from __future__ import annotations

from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def articles(data: Path, most: int) -> list[str]:
    """Clean texts of news articles."""
    if (data / "polnear").exists():
        from training.corpora import polnear

        return [one.text for one in polnear("dev", data)][:most]
    return [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))] * 5


def pages(data: Path, most: int) -> list[Path]:
    """Captured HTML pages, in an order that mixes their outlets."""
    found = sorted((data / "pages" / "naeb").rglob("*.html*")) if data.exists() else []
    found = found or sorted(EXAMPLES.glob("*.html"))
    step = max(1, len(found) // most)
    return found[::step][:most]
