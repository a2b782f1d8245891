"""Slurm: what is handed to ``sbatch`` is a job array that reads the shards, run here by a stand-in."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="the crawl needs onrecord[crawl]")

from onrecord.crawl.run import Crawl, Settings
from onrecord.errors import OptionError
from tests.crawl import archives
from tests.crawl.outcome import statuses
from tests.crawl.readers import QUICK

SBATCH = """#!/bin/sh
# Runs every task of the array at once, one after the other, as Slurm would on its nodes.
for last; do :; done
array=$(sed -n 's/^#SBATCH --array=//p' "$last" | cut -d% -f1)
for task in $(seq "${array%-*}" "${array#*-}"); do
    SLURM_ARRAY_TASK_ID=$task SLURM_JOB_ID=7 SLURM_NODEID=0 SLURM_NODELIST=localhost bash "$last" >&2
done
echo "Submitted batch job 7"
"""
SRUN = """#!/bin/sh
while [ "${1#-}" != "$1" ]; do [ "$1" = -n ] && shift; shift; done
exec "$@"
"""
SCONTROL = "#!/bin/sh\necho localhost\n"


@pytest.fixture
def crawl(tmp_path: Path) -> Crawl:
    warcs = [
        str(archives.write(tmp_path / f"{n}.warc.gz", [archives.story(n)], host=f"h{n}.example"))
        for n in range(2)
    ]
    return Crawl.into(str(tmp_path / "out"), warcs, Settings(page_seconds=60, reader=QUICK))


def test_a_job_array_reads_the_shards(crawl: Crawl, tmp_path: Path, monkeypatch) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, text in {"sbatch": SBATCH, "srun": SRUN, "scontrol": SCONTROL}.items():
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    path = [str(programs), str(Path(sys.executable).parent), os.environ["PATH"]]
    monkeypatch.setenv("PATH", os.pathsep.join(path))
    assert crawl.submit_to_slurm(partition="news", time="01:00:00", workers=-1) == "7"
    assert statuses(Path(crawl.out)) == {"read": 2}
    assert crawl.submit_to_slurm(partition="news", time="01:00:00", workers=-1) is None
    assert crawl.totals().done == 2


def test_no_slurm_is_one_clear_line(crawl: Crawl, monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OptionError, match="cannot run sbatch here"):
        crawl.submit_to_slurm(partition="news", time="01:00:00", workers=-1)
