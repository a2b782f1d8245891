"""A crawl from its WARCs to its tables: what is to be done, what is done, who does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from fnmatch import fnmatchcase
from typing import Any, Literal

from onrecord.crawl.copies import mark_copies
from onrecord.crawl.executors import Failure, LocalExecutor, RayExecutor
from onrecord.crawl.folder import MANIFEST, Folder
from onrecord.crawl.inputs import absolute
from onrecord.crawl.shards import Shard
from onrecord.crawl.steps import PAGE_SECONDS, PART, HtmlPages, ReadPages, SignTexts, WriteTables
from onrecord.crawl.watched import READER
from onrecord.errors import OptionError
from onrecord.page.capture import shown

Engine = Literal["local", "ray", "slurm"]

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """How pages are chosen and read: part of what a crawl is, so a later run must not change it."""

    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    page_seconds: float = PAGE_SECONDS
    part: int = PART
    reader: str = READER


@dataclass(frozen=True, slots=True)
class Totals:
    """What is done of a crawl."""

    shards: int
    done: int
    statuses: Counter[str] = field(default_factory=Counter)
    statements: int = 0
    seconds: float = 0.0

    @property
    def pages(self) -> int:
        return sum(self.statuses.values())


@dataclass(frozen=True, slots=True)
class Removed:
    """A WARC that was taken out of a crawl, and what had been read of it."""

    warc: str
    pages: int
    statements: int


@dataclass(frozen=True, slots=True)
class Crawl:
    """A crawl into a folder. Shard ``n`` is ``warcs[n]``, in this run and in every later one."""

    out: str
    warcs: tuple[str, ...]
    settings: Settings

    @classmethod
    def into(cls, out: str, warcs: Iterable[str], settings: Settings | None) -> Crawl:
        """The crawl of a folder with these WARCs added to those it has.

        Without ``settings`` they are those that it was begun with. Raises ``OptionError`` where the
        folder holds something else, or was begun with others.
        """
        out = absolute(out)
        folder = Folder(out)
        before: list[str] = []
        if folder.exists(MANIFEST):
            manifest = _manifest(folder)
            before = manifest["warcs"]
            kept = manifest["settings"]
            settings = settings or _settings(kept)
            if kept != _plain(settings):
                raise OptionError(out, f"was begun with other settings: {_changes(kept, settings)}")
        elif folder.names(""):
            raise OptionError(out, "holds other things than a crawl; give a folder of its own")
        warcs_now = tuple(dict.fromkeys((*before, *warcs)))
        if not warcs_now:
            raise OptionError(out, "no WARC is named, and none was before")
        settings = settings or Settings()
        if list(warcs_now) != before:
            folder.write_json(
                MANIFEST,
                {"onrecord": FORMAT, "warcs": list(warcs_now), "settings": _plain(settings)},
            )
        return cls(out, warcs_now, settings)

    def steps(self) -> list[Any]:
        """The datatrove pipeline of this crawl; rank ``n`` reads shard ``n``."""
        settings = self.settings
        return [
            HtmlPages(self.warcs, self.out, only=settings.only, without=settings.without),
            ReadPages(seconds=settings.page_seconds, reader=settings.reader),
            SignTexts(),
            WriteTables(self.warcs, self.out, part=settings.part),
        ]

    def run_local(self, workers: int) -> list[Failure]:
        """Read what is missing on this machine; the shards that failed."""
        executor = LocalExecutor(
            self.steps(), tasks=len(self.warcs), workers=workers, logging_dir=self._logs()
        )
        return executor.run()

    def run_on_ray(self, address: str | None) -> list[Failure]:
        """Read what is missing on a Ray cluster, whose nodes must all see the folder."""
        executor = RayExecutor(
            self.steps(),
            tasks=len(self.warcs),
            logging_dir=self._logs(),
            mem_per_cpu_gb=1,
            address=address,
        )
        return executor.run()

    def submit_to_slurm(self, *, partition: str, time: str, workers: int) -> str | None:
        """Hand what is missing to Slurm as a job array of datatrove's; its id, if anything is."""
        import os
        import sys

        from datatrove.executor.slurm import SlurmPipelineExecutor

        executor = SlurmPipelineExecutor(
            self.steps(),
            tasks=len(self.warcs),
            time=time,
            partition=partition,
            workers=workers,
            job_name="onrecord",
            logging_dir=self._logs(),
            slurm_logs_folder=f"{self._logs()}/slurm",
            venv_path=f"{sys.prefix}/bin/activate" if sys.prefix != sys.base_prefix else None,
            mail_type="NONE",
        )
        try:
            executor.run()
        except (FileNotFoundError, OSError) as error:
            what = os.path.basename(str(getattr(error, "filename", "") or "sbatch"))  # noqa: PTH119
            raise OptionError("--engine slurm", f"cannot run {what} here") from None
        return None if executor.job_id == -1 else str(executor.job_id)

    def totals(self) -> Totals:
        """Pages by what became of them, over the shards that are done."""
        return totals_of(Folder(self.out), len(self.warcs) - len(self._removed()))

    def remove(self, names: Sequence[str]) -> list[Removed]:
        """Takes WARCs out, with all that was read of them. They stay out until ``restore``.

        ``names`` are paths, file names or globs. Raises ``OptionError`` where one means none.
        """
        folder, gone = Folder(self.out), []
        for number in self._numbers(names):
            shard = Shard(folder, number)
            pages = statements = 0
            if folder.exists(f"shards/{shard.name}.json"):
                one = folder.read_json(f"shards/{shard.name}.json")
                pages, statements = sum(one["pages"].values()), one["statements"]
            shard.remove(self.warcs[number])
            gone.append(Removed(self.warcs[number], pages, statements))
        return gone

    def restore(self, names: Sequence[str]) -> None:
        """Lets WARCs that were taken out be read again. See ``remove``."""
        folder = Folder(self.out)
        for number in self._numbers(names):
            Shard(folder, number).restore()

    def _numbers(self, names: Sequence[str]) -> list[int]:
        found: dict[int, None] = {}
        for name in names:
            means = [
                number
                for number, warc in enumerate(self.warcs)
                if warc in (name, absolute(name))
                or warc.rpartition("/")[2] == name
                or fnmatchcase(warc, name)
                or fnmatchcase(warc, absolute(name))
            ]
            if not means:
                raise OptionError(shown(name), f"is no WARC of {shown(self.out)}")
            found.update(dict.fromkeys(means))
        return list(found)

    def _removed(self) -> list[str]:
        return [one for one in Folder(self.out).names("removed") if one.endswith(".json")]

    def mark_copies(self) -> int:
        """Mark near-duplicates over the shards that are done; how many articles are copies."""
        return mark_copies(Folder(self.out))

    def _logs(self) -> str:
        return f"{self.out.rstrip('/')}/logs"


def totals_of(folder: Folder, shards: int) -> Totals:
    """The totals of a folder that is to hold so many shards."""
    statuses: Counter[str] = Counter()
    done = statements = 0
    seconds = 0.0
    for name in folder.names("shards"):
        if name.endswith(".json"):
            one = folder.read_json(f"shards/{name}")
            statuses.update(one["pages"])
            done, statements = done + 1, statements + one["statements"]
            seconds += one["seconds"]
    return Totals(shards, done, statuses, statements, seconds)


def pages_read(folder: Folder) -> tuple[int, int]:
    """How many shards are done, and the pages in those and in the parts of others: for a bar."""
    totals = totals_of(folder, 0)
    parts = (Shard(folder, int(name)) for name in folder.names("parts") if name.isdigit())
    reading = sum(sum(one.statuses.values()) for shard in parts for one in shard.markers())
    return totals.done, totals.pages + reading


def _manifest(folder: Folder) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = folder.read_json(MANIFEST)
        if manifest["onrecord"] != FORMAT:
            raise ValueError
    except (ValueError, KeyError, TypeError):
        raise OptionError(folder.address, f"its {MANIFEST} is none of this version") from None
    return manifest


def _settings(kept: dict[str, Any]) -> Settings:
    values = {key: tuple(v) if isinstance(v, list) else v for key, v in kept.items()}
    return Settings(**values)  # type: ignore[arg-type]  # as ``_plain`` wrote them


def _plain(settings: Settings) -> dict[str, Any]:
    return {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(settings).items()}


def _changes(kept: dict[str, Any], settings: Settings) -> str:
    now = _plain(settings)
    return ", ".join(f"{key} was {kept.get(key)!r}" for key in now if kept.get(key) != now[key])
