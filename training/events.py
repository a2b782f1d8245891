"""Event triggers scored on ECB+: F1 of exact spans in the sentences that the corpus lists."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.record import Record
from training.happenings import DEV_TOPICS, Happenings, ecb_plus


def trigger_scores(read: Iterable[tuple[Happenings, Record]]) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent."""
    right = wanted = given = 0
    for document, record in read:
        gold = set(_inside(document, document.triggers))
        found = set(_inside(document, (tuple(one.trigger) for one in record.events)))
        right += len(gold & found)
        wanted += len(gold)
        given += len(found)
    precision, recall = 100 * right / max(given, 1), 100 * right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _inside(document: Happenings, spans: Iterable[tuple[int, ...]]) -> Iterable[tuple[int, ...]]:
    return (
        span for span in spans if any(start <= span[0] < end for start, end in document.annotated)
    )


def main() -> None:
    """Prints the trigger scores of the shipped reader on the dev topics."""
    import onrecord

    read = ((one, onrecord.read_article(one.text)) for one in ecb_plus(DEV_TOPICS))
    print("precision {:.1f}  recall {:.1f}  F1 {:.1f}".format(*trigger_scores(read)))


if __name__ == "__main__":
    main()
