"""One rank of a pipeline by itself: ``python -m onrecord.crawl.rank RANK < executor``.

The last line of its output says why it failed. It ends with whoever started it.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time


def main(rank: int) -> int:
    """Run the pickled executor on standard input for one rank; the exit status."""
    from loguru import logger

    from onrecord.crawl.executors import reason_of

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started this
    parent = os.getppid()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    logger.remove()
    executor = pickle.loads(sys.stdin.buffer.read())
    try:
        executor._run_for_rank(rank, local_rank=1)
    except Exception as error:
        print(" ".join(reason_of(error).split()), flush=True)
        return 1
    return 0


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
