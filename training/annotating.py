"""Helps to annotate a text by reading: ``python -m training.annotating show|check|add``.

``show NAME`` prints a text of the shared data with its sentences and pronouns numbered. An annotation is a
file ``NAME.txt`` written beside it, in three parts (see ``annotations/GUIDE.md``); a file of any other name may
hold several, each after a line ``= NAME``. ``check FILE ...`` lists what of it is not in the text;
``add FILE ...`` puts it into ``annotations/outlets.jsonl``, as spans alone.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from onrecord.reader.lexicon import THIRD_PRONOUNS
from training.annotated import Place
from training.corpora import DATA
from training.outlets import ANNOTATIONS, put, stamp, texts

TYPES = ("person", "organization", "place", "group", "unnamed", "other")

PRONOUN = re.compile(rf"\b(?:{'|'.join(sorted(THIRD_PRONOUNS))})\b", re.IGNORECASE)
_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])")
_SHORT = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Capt|St|Jr|Sr|No|vs|U\.S|U\.K|Prof|Rev|Hon|Det|[A-Z])\.$"
)
_STRAIGHT = str.maketrans("“”‘’´`\u00a0\n\t–—", "\"\"''''   --")
_NUMBERED = re.compile(r"⟨\d+⟩")
_HEADED = re.compile(r"^= *(.+?) *$", re.MULTILINE)
_LEFT_OUT = re.compile(r" ?(?:\.\.\.|…) ?")
_FARTHEST = 3500
"""Code points of a content that is shortened to its beginning and end."""


class NotFound(ValueError):
    """What an annotation says that is not in the text, or not where it says."""


@dataclass
class Told:
    """A statement as it was written down, in words."""

    sentence: int
    line: int
    content: list[str] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)


def sentences(text: str) -> list[Place]:
    """Sentences by their marks, each within one line."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for mark in _END.finditer(text, *line.span()):
            if not _SHORT.search(text[start : mark.end()]):
                found.append((start, mark.end()))
                start = mark.end() + len(text[mark.end() :]) - len(text[mark.end() :].lstrip())
        if start < line.end():
            found.append((start, line.end()))
    return found


def shown(text: str) -> str:
    """The text with its sentences and pronouns numbered."""
    lines, number, last = [], 0, 0
    for at, (start, end) in enumerate(sentences(text)):
        if at and "\n" in text[last:start]:
            lines.append("")
        last, told = end, ""
        for pronoun in PRONOUN.finditer(text, start, end):
            number += 1
            told += f"{text[start : pronoun.end()]}⟨{number}⟩"
            start = pronoun.end()
        lines.append(f"@{at} {told}{text[start:end]}")
    return "\n".join([*lines, "", f"[{number} pronouns]"])


def places(text: str, words: str, low: int = 0, high: int | None = None) -> list[Place]:
    """Where words stand as whole words; quotation marks and dashes of any kind meet. ``text``: straightened."""
    wanted, found = words.translate(_STRAIGHT), []
    at = text.find(wanted, low, high)
    while at >= 0 and wanted:
        end = at + len(wanted)
        cut = (wanted[0].isalnum() and at and text[at - 1].isalnum()) or (
            wanted[-1].isalnum() and text[end : end + 1].isalnum()
        )
        if not cut:
            found.append((at, end))
        at = text.find(wanted, at + 1, high)
    return found


def _gap(one: Place, other: Place) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])


def _meet(one: Place | None, other: Place | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _segment(text: str, words: str, near: Place, taken: Sequence[Place]) -> Place:
    """The segment of a content nearest to a place; ``...`` stands for what is left out of its words."""
    found = places(text, words)
    for cut in _LEFT_OUT.finditer(words) if not found else ():
        first, last = words[: cut.start()].strip(), words[cut.end() :].strip()
        ends = places(text, last) if first and last else []
        for start, middle in places(text, first) if ends else ():
            end = next((one[1] for one in ends if one[0] >= middle), 0)
            if 0 < end - start < _FARTHEST:
                found.append((start, end))
    found = [one for one in found if one not in taken]
    if not found:
        raise NotFound(f"content not in the text: {words[:80]!r}")
    return min(found, key=lambda one: _gap(one, near))


class Annotation:
    """An annotation of a text, read: ``entities``, ``pronouns`` and ``told`` in words, and ``problems``."""

    def __init__(self, text: str, written: str) -> None:
        self.text = text
        self.plain = text.translate(_STRAIGHT)
        self.sentences = sentences(text)
        self.pronouns = [
            one.span() for place in self.sentences for one in PRONOUN.finditer(text, *place)
        ]
        self.entities: dict[str, dict[str, Any]] = {}
        self.meant: dict[int, str | None] = {}
        self.told: list[Told] = []
        self.attributed = False
        self.problems: list[str] = []
        part = ""
        for number, line in enumerate(written.splitlines(), 1):
            line = _NUMBERED.sub("", line).strip()
            if line.startswith("#"):
                part = line.strip("# ").lower()
                self.attributed |= part.startswith("statement")
            elif line:
                self._read(part, number, line)
        self._check()

    def _read(self, part: str, number: int, line: str) -> None:
        if part.startswith("entit"):
            self._entity(number, line)
        elif part.startswith("pronoun"):
            for pronoun, entity in re.findall(r"(\d+)\s*=\s*(-|\w+)", line):
                self.meant[int(pronoun)] = None if entity == "-" else entity
        elif match := re.match(r"@(\d+)", line):
            self.told.append(Told(int(match[1]), number))
        elif self.told:
            key, _, value = line.partition(" ")
            if key == "con":
                self.told[-1].content.append(value.strip())
            elif key in ("src", "cue", "spk", "to", "med"):
                self.told[-1].words[key] = value.strip()
            elif key in ("neg", "th", "nested"):
                self.told[-1].marks.add(key)
            else:
                self.problems.append(f"line {number}: unknown key {key!r}")

    def _entity(self, number: int, line: str) -> None:
        cells = [cell.strip() for cell in line.split("|")] + [""] * 3
        if len(cells) < 6 or cells[1] not in TYPES:
            self.problems.append(
                f"line {number}: an entity is: id | type | name | other names | descriptions, its type one of {TYPES}"
            )
            return
        names, described = (
            [form.strip() for form in cell.split(";") if form.strip()] for cell in cells[3:5]
        )
        self.entities[cells[0]] = {
            "type": cells[1],
            "names": [cells[2], *names],
            "descriptions": described,
        }
        for form in (cells[2], *names, *described):
            if not places(self.plain, form):
                self.problems.append(f"line {number}: not in the text: {form!r}")

    def _check(self) -> None:
        for number in range(1, len(self.pronouns) + 1):
            if number not in self.meant:
                self.problems.append(f"pronoun {number} is not answered")
        for number, entity in self.meant.items():
            if number > len(self.pronouns) or (entity is not None and entity not in self.entities):
                self.problems.append(f"pronoun {number}: no such pronoun, or no entity {entity!r}")
        self.statements = []
        for one in self.told:
            try:
                self.statements.append(self._placed(one))
            except NotFound as error:
                self.problems.append(f"line {one.line} @{one.sentence}: {error}")

    def _near(self, one: Told, key: str, before: int, after: int) -> list[Place]:
        words = one.words.get(key)
        if not words:
            return []
        low = self.sentences[max(0, one.sentence - before)][0]
        high = self.sentences[min(len(self.sentences) - 1, one.sentence + after)][1]
        found = places(self.plain, words, low, high)
        if not found:
            raise NotFound(f"{key} is not near: {words!r}")
        return found

    def _placed(self, one: Told) -> dict[str, Any]:
        """The statement as spans: of all places for its words those that lie together."""
        if one.sentence >= len(self.sentences) or not one.content:
            raise NotFound("no such sentence, or no content")
        here = self.sentences[one.sentence]
        cues = places(self.plain, one.words["cue"], *here) if one.words.get("cue") else []
        cues = cues or self._near(one, "cue", 1, 1)
        best: tuple[float, Place | None, Place | None, list[Place]] | None = None
        for cue in cues or [None]:
            for source in self._near(one, "src", 1, 2) or [None]:
                if _meet(cue, source):
                    continue
                near, content, cost = cue or here, [], 0.0
                for words in one.content:
                    content.append(_segment(self.plain, words, near, content))
                    cost += (
                        _gap(content[-1], near)
                        + 500 * _meet(content[-1], cue)
                        + 500 * _meet(content[-1], source)
                    )
                cost += _gap(cue, source) if cue and source else 0
                if best is None or cost < best[0]:
                    best = (cost, cue, source, content)
        if best is None:
            raise NotFound("cue and source overlap")
        _, cue, source, content = best
        if any(_meet(part, cue) or _meet(part, source) for part in content):
            raise NotFound("cue or source stand within the content")
        media = self._near(one, "med", 1, 2)
        for key in ("spk", "to"):
            if one.words.get(key, "-") != "-" and one.words[key] not in self.entities:
                raise NotFound(f"no entity {one.words[key]!r}")
        made = {
            "source": source,
            "cue": cue,
            "content": sorted(self._bounded(part) for part in content),
            "act": "thought" if "th" in one.marks else None,
            "nested": "nested" in one.marks,
            "negated": "neg" in one.marks,
            "speaker": one.words.get("spk"),
            "told_to": one.words.get("to"),
            "medium": min(media, key=lambda place: _gap(place, cue or here), default=None),
        }
        return {key: value for key, value in made.items() if value}

    def _bounded(self, part: Place) -> Place:
        """Without the comma or full stop at its end that no quotation mark closes."""
        start, end = part
        while (
            end > start
            and self.text[end - 1] in ",.;: "
            and self.plain[end : end + 1] not in ("'", '"')
        ):
            end -= 1
        return start, end

    def line(self, name: str) -> dict[str, Any]:
        """What ``outlets.jsonl`` has of it."""
        entities = []
        for id_, found in self._mentions().items():
            made = {"id": id_, "type": self.entities[id_]["type"]} | {
                k: sorted(v) for k, v in found.items() if v
            }
            if len(made) > 2:
                entities.append(made)
        kept = {one["id"] for one in entities}
        statements = [
            {k: v for k, v in one.items() if k not in ("speaker", "told_to") or v in kept}
            for one in self.statements
        ]
        self._shared(statements)
        made = stamp(name, self.text) | {"entities": entities}
        return made | {"statements": statements} if self.attributed else made

    def _shared(self, statements: Sequence[dict[str, Any]]) -> None:
        """A participle without a source has that of the statement before it in its sentence, by the same speaker."""
        for at, one in enumerate(statements):
            cue = one.get("cue")
            verb = self.text[slice(*cue)].lower().split()[0] if cue else ""
            if "source" in one or one.get("nested") or "speaker" not in one or verb == "according":
                continue
            start = next((a for a, b in self.sentences if cue and a <= cue[0] < b), None)
            for other in reversed(statements[:at] if verb.endswith("ing") else ()):
                source = other.get("source")
                same = other.get("speaker") == one["speaker"] and not other.get("nested")
                if source and same and start is not None and source[0] >= start:
                    one["source"] = source
                    break

    def _mentions(self) -> dict[str, dict[str, list[Place]]]:
        """Where each entity is named, described and meant by pronouns. Longer names first; of descriptions
        that two share, none."""
        found: dict[str, dict[str, list[Place]]] = {
            one: {"names": [], "descriptions": [], "pronouns": []} for one in self.entities
        }
        names: dict[str, str] = {}
        described: dict[str, str | None] = {}
        for id_, one in self.entities.items():
            for form in one["names"]:
                form = re.sub(r"['’]s$", "", form)
                if one["type"] == "place":
                    form = re.sub(r"^[Tt]he (?=[A-Z])", "", form)
                proper = len(form) > 1 and re.search(r"[A-Z0-9]", form) and one["type"] != "unnamed"
                if proper and (one["type"] != "group" or form[0].isupper()):
                    names.setdefault(form, id_)
                elif one["type"] in ("unnamed", "group"):
                    described[form] = id_ if described.get(form, id_) == id_ else None
            for form in one["descriptions"]:
                described[form] = id_ if described.get(form, id_) == id_ else None
        taken: list[Place] = []
        for form in sorted(names, key=len, reverse=True):
            for place in places(self.plain, form):
                if not any(_meet(place, other) for other in taken):
                    taken.append(place)
                    found[names[form]]["names"].append(place)
        seen: set[Place] = set()
        for form in sorted(described, key=len, reverse=True):
            owner = described[form]
            if owner is None or len(form) < 3 or form in names:
                continue
            for place in places(self.plain, form):
                held = found[owner]["descriptions"]
                if place not in seen and not any(a <= place[0] and place[1] <= b for a, b in held):
                    seen.add(place)
                    held.append(place)
        for number, entity in self.meant.items():
            if entity is not None:
                found[entity]["pronouns"].append(self.pronouns[number - 1])
        return found


def filed(name: str) -> str:
    """The name of a text as that of a file."""
    return re.sub(r"[^\w.-]+", "_", name)


def sections(path: Path) -> Iterator[tuple[str, str]]:
    """The texts of a file of annotations with what is written of each: one of the file's name, or several."""
    first, *several = _HEADED.split(path.read_text(encoding="utf-8"))
    yield from zip(several[::2], several[1::2], strict=True) if several else [(path.stem, first)]


class Written(Protocol):
    """An annotation as it was read: what of it is not in its text, and what is kept of it."""

    problems: list[str]

    def line(self, name: str) -> dict[str, Any]: ...


def written(paths: Sequence[Path], data: Path) -> Iterator[tuple[str, str, str]]:
    """The annotations of files: the name of each text, the text, what is written of it."""
    known = {filed(name): (name, text) for name, text in texts(data).items()}
    for path in paths:
        for stem, part in sections(path):
            if filed(stem) not in known:
                raise SystemExit(f"{path}: no text {stem!r}; `show` without a name lists them")
            yield *known[filed(stem)], part


def checked(found: Sequence[tuple[str, Written, str]], to: Path | None) -> None:
    """Prints how much each annotation has and what is wrong with it; adds them to a file if all is well."""
    for name, one, much in found:
        print(f"{name}: {much}", *one.problems, sep="\n  ")
    if to is not None:
        if any(one.problems for _, one, _ in found):
            raise SystemExit("nothing was added: mend what is listed first")
        put([one.line(name) for name, one, _ in found], to)


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.annotating", description=__doc__)
    made.add_argument("command", choices=("show", "check", "add"))
    made.add_argument("given", nargs="*", help="the name of a text, or files of annotations")
    made.add_argument("--data", type=Path, default=DATA)
    args = made.parse_args()
    if args.command == "show":
        known = texts(args.data)
        print("\n\n".join(shown(known[name]) for name in args.given) or "\n".join(known))
        return
    found = []
    for name, text, part in written([Path(one) for one in args.given], args.data):
        one = Annotation(text, part)
        much = f"{len(one.entities)} entities, {len(one.statements)} statements"
        found.append((name, one, much))
    checked(found, ANNOTATIONS if args.command == "add" else None)


if __name__ == "__main__":
    main()
