"""Plants mutants in rooms of the library and says which of them the tests find.

    python -m tests.mutation quantities rules policies

The first run also measures which tests reach which lines (some minutes); ``--reach`` keeps that in
a file. Mutants that are accepted in ``survivors.toml`` are counted apart.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from math import sqrt
from pathlib import Path
from tempfile import mkdtemp

# What other packages hang into pytest and Hypothesis might load the library before its mutant.
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"

from tests.mutation.judging import Fate, Judgement, judge, warm_up
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.reach import Reach, measure

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "meritasn"
TESTS = (
    *("tests/rules", "tests/policies", "tests/results", "tests/cases", "tests/merit"),
    *("tests/cli/test_policy_at.py", "tests/cli/test_commands.py", "tests/test_policy_pages.py"),
    *("tests/io/test_schema.py", "tests/io/test_frozen_schemas.py"),
)
"""Tests that are run, beside those of the rooms that are mutated."""

OWN, NEAR, FAR, ALL, LAST = 5.0, 2.0, 3.0, 8.0, 25.0
"""Seconds of tests in a wave: of the module, its room, others, whole packs; last of the file."""

WHOLE = "tests/rules/test_agreement.py::test_all_readings_of_a_shipped_pack_agree"
"""Tests that go through every room, from the pack to the result."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command."""
    asked = _parser().parse_args(arguments)
    os.chdir(ROOT)
    files = [file for place in asked.places for file in _files(place)]
    reach, accepted = _reach(asked.reach, asked.places), _accepted()
    mutants = [mutant for file in files for mutant in mutants_of(file)]
    for gone in _gone(files, mutants, accepted):
        _say(gone)
    if asked.only:
        wanted = set(Path(asked.only).read_text(encoding="utf-8").splitlines())
        mutants = [mutant for mutant in mutants if " ".join(_key(mutant)) in wanted]
    if asked.sample:
        mutants = _sampled(mutants, asked.sample, asked.seed)
    warm_up()
    judged: list[Judgement] = []
    for mutant in sorted(mutants, key=lambda m: -_layers().index(_room(m.path))):
        _load_below(_room(mutant.path))
        waves = list(_waves(reach, mutant, thorough=asked.thorough))
        planned = sum(reach.seconds[test] for wave in waves for test in wave)
        judgement = judge(mutant, _module(mutant.path), waves, seconds=15 + 4 * planned)
        judged.append(judgement)
        if not judgement.fate.found:
            mark = "accepted" if _key(mutant) in accepted else "found by none"
            _say(f"{mark}\t{_inside(mutant.path)}:{mutant.line}\t{mutant.name}")
        if asked.log:
            _log(asked.log, judgement)
    _report(judged, accepted)


def _gone(
    files: Sequence[Path], mutants: Sequence[Mutant], accepted: Mapping[tuple[str, str], str]
) -> Iterator[str]:
    """What is accepted and can no longer be planted."""
    keys = {_key(mutant) for mutant in mutants}
    for file, name in accepted:
        if SOURCE / file in files and (file, name) not in keys:
            yield f"accepted, and there no more\t{file}\t{name}"


def _log(path: Path, one: Judgement) -> None:
    file, name = _key(one.mutant)
    row = (one.fate.value, file, str(one.mutant.line), name, one.by, f"{one.seconds:.2f}")
    with path.open("a", encoding="utf-8") as log:
        log.write("\t".join(row) + "\n")


def _key(mutant: Mutant) -> tuple[str, str]:
    return _inside(mutant.path), mutant.name


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("places", nargs="+", help="rooms, or files beneath src/meritasn")
    parser.add_argument("--reach", type=Path, help="keeps which tests reach which lines")
    parser.add_argument("--sample", type=int, help="so many mutants of each room, drawn by file")
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    parser.add_argument("--thorough", action="store_true", help="with all tests of the file")
    parser.add_argument("--only", help="a file of mutants: path, blank, name")
    parser.add_argument("--log", type=Path, help="a file that every judgement is added to")
    return parser


def _files(place: str) -> list[Path]:
    path = SOURCE / place
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _inside(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


def _module(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)


@cache
def _layers() -> list[str]:
    """The rooms, each above those that it may import."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = contract["tool"]["importlinter"]["contracts"][0]["layers"]
    return [room.strip("()") for layer in layers for room in layer.split(" | ")]


@cache
def _load_below(room: str) -> None:
    """Loads what the room may import: none of it has the mutant, so no child needs to load it."""
    for below in _layers()[_layers().index(room) + 1 :]:
        import_module(f"meritasn.{below}")
    gc.freeze()


def _reach(kept: Path | None, places: Sequence[str]) -> Reach:
    """Which tests reach which lines, measured in a process of its own: this one stays clean."""
    path = kept or Path(mkdtemp()) / "reach.json"
    if not path.exists():
        rooms = dict.fromkeys(Path(place).parts[0] for place in places)
        tests = list(dict.fromkeys((*(f"tests/{room}" for room in rooms), *TESTS)))
        child = os.fork()
        if child == 0:
            sources = [SOURCE / room for room in rooms]
            tests += [str(source.relative_to(ROOT)) for source in sources]
            measure(ROOT, sources, tests).save(path)
            os._exit(0)
        os.waitpid(child, 0)
    return Reach.load(path)


def _waves(reach: Reach, mutant: Mutant, *, thorough: bool) -> Iterator[list[str]]:
    """The tests that may find it: those of the module, others of the room, others still."""
    path = mutant.path.relative_to(ROOT).as_posix()
    room = f"tests/{_room(mutant.path)}/"
    home = f"{room}test_{mutant.path.stem}.py", path
    tests = reach.of_lines(path, mutant.line, mutant.last)
    if reach.is_loaded(path, mutant.line, mutant.last):
        own = reach.quickest({test for test in reach.seconds if test.startswith(home)})
        tests = list(dict.fromkeys((*own, *tests, *reach.of_file(path))))
    done: set[str] = set()
    for start, seconds, files in ((home, OWN, 2), (room, NEAR, 3), ("", FAR, 4)):
        rest = [test for test in tests if test not in done and test.startswith(start)]
        wave = _within(reach, _of_few_files(rest, files), seconds)
        done |= {*wave}
        yield wave
    # What is done once for all tests, as reading a pack is, only the first of them seems to run.
    whole = reach.quickest({test for test in reach.seconds if test.startswith(WHOLE)})
    yield _within(reach, whole, ALL)
    done |= {*whole}
    if thorough:
        rest = [test for test in (*tests, *reach.of_file(path)) if test not in done]
        yield _within(reach, list(dict.fromkeys(rest)), LAST)


def _of_few_files(tests: Sequence[str], most: int) -> list[str]:
    """Those of the files with the most of them: to collect a file costs more than to run it."""
    files = Counter(_file(test) for test in tests)
    chosen = {file for file, _ in files.most_common(most)}
    return [test for test in tests if _file(test) in chosen]


def _file(test: str) -> str:
    return test.partition("::")[0]


def _within(reach: Reach, tests: Sequence[str], seconds: float) -> list[str]:
    """As many of the tests, the quickest first, as take so long."""
    chosen: list[str] = []
    for test in tests:
        seconds -= reach.seconds[test]
        if seconds < 0:
            break
        chosen.append(test)
    return chosen


def _sampled(mutants: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """So many of each room, each file with its share."""
    rooms: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        rooms[_room(mutant.path)].append(mutant)
    draw = random.Random(seed)  # noqa: S311  (a sample, no secret)
    chosen: list[Mutant] = []
    for of_room in rooms.values():
        by_file: dict[Path, list[Mutant]] = defaultdict(list)
        for mutant in of_room:
            by_file[mutant.path].append(mutant)
        for of_file in by_file.values():
            share = min(len(of_file), -(-size * len(of_file) // len(of_room)))
            chosen += sorted(draw.sample(of_file, share), key=lambda m: m.line)
    return chosen


def _accepted() -> dict[tuple[str, str], str]:
    """The mutants that need not be found, with why."""
    raw = tomllib.loads(Path(__file__).with_name("survivors.toml").read_text(encoding="utf-8"))
    return {
        (file, name): why
        for file, whys in raw.items()
        for why, names in whys.items()
        for name in names
    }


def _report(judged: Sequence[Judgement], accepted: Mapping[tuple[str, str], str]) -> None:
    rooms: dict[str, Counter[Fate | str]] = defaultdict(Counter)
    for one in judged:
        equal = not one.fate.found and _key(one.mutant) in accepted
        rooms[_room(one.mutant.path)]["accepted" if equal else one.fate] += 1
    for room, count in rooms.items():
        found = count[Fate.KILLED] + count[Fate.TIMEOUT]
        n = sum(count.values()) - count["accepted"]
        low, high = interval(found, n)
        _say(
            f"{room}: {found} of {n} found, {100 * found / max(n, 1):.1f} % "
            f"(95 %: {100 * low:.1f}–{100 * high:.1f}); by time alone {count[Fate.TIMEOUT]}, "
            f"by no test {count[Fate.SURVIVED]}, reached by none {count[Fate.NOT_REACHED]}, "
            f"accepted besides {count['accepted']}"
        )


def interval(k: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a share."""
    if not n:
        return 0.0, 1.0
    p = k / n
    middle, spread = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle - spread) / (1 + z * z / n), (middle + spread) / (1 + z * z / n)


if __name__ == "__main__":
    main()
