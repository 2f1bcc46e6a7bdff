"""A file with a document a line: what a line costs on its way into frames, and the memory of it.

``python -m benchmarks.lines --lines 1000000`` measures this alone. Each figure is taken in a
process of its own, whose peak of memory is its own. Objects are read from the first lines only,
since a million of them do not fit; what a line costs does not depend on how many there are.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter_ns

from attrs import evolve
from benchmarks.documents import document
from benchmarks.engines import installed
from benchmarks.people import people
from benchmarks.report import Figure, Section, lines
from benchmarks.timing import FULL, Effort

__all__ = ["measured"]

_SHARE_OF_OBJECTS = 50
_DIFFERENT = 1000
_MEGABYTE_IN_KILOBYTES = 1024


def _in_memory(file: Path, _: Path, __: int) -> int:
    from meritasn.columns.lines import read_lines  # noqa: PLC0415, in its own process

    return _documents_in(read_lines(file))


def _in_a_folder(file: Path, folder: Path, _: int) -> int:
    from meritasn.columns.lines import read_lines  # noqa: PLC0415, in its own process

    return _documents_in(read_lines(file, folder))


def _documents_in(intake: object) -> int:
    import polars as pl  # noqa: PLC0415, in its own process

    frame = intake.workforce.tables.appraisals.frame  # type: ignore[attr-defined]  # an intake, here
    return int(frame.select(pl.len()).collect().item())


def _objects(file: Path, _: Path, count: int) -> int:
    from meritasn.io import loads_appraisal  # noqa: PLC0415, in its own process

    return len([loads_appraisal(line) for line in _first(file, count)])


def _pydantic(file: Path, _: Path, count: int) -> int:
    from benchmarks.peers.pydantic_pp46 import Document  # noqa: PLC0415, a peer may be missing

    return len([Document.model_validate_json(line) for line in _first(file, count)])


def _msgspec(file: Path, _: Path, __: int) -> int:
    from meritasn.columns.lines.decoding import decoder  # noqa: PLC0415, in its own process

    decode = decoder()
    assert decode is not None
    with file.open("rb") as given:
        return sum(1 for _ in map(decode, given))


def _orjson(file: Path, _: Path, __: int) -> int:
    import orjson  # noqa: PLC0415, a peer may be missing

    with file.open("rb") as given:
        return sum(1 for _ in map(orjson.loads, given))


_READERS: Mapping[str, tuple[str, str, Callable[[Path, Path, int], int]]] = {
    "in memory": ("meritasn", "lines to frames in memory", _in_memory),
    "in a folder": ("meritasn", "lines to frames in a folder", _in_a_folder),
    "objects": ("meritasn", "lines to objects, kept", _objects),
    "pydantic": ("pydantic", "lines to objects, kept", _pydantic),
    "msgspec": ("msgspec", "decoding alone, nothing kept", _msgspec),
    "orjson": ("orjson", "decoding alone, nothing kept", _orjson),
}


def measured(effort: Effort) -> Section:
    """Microseconds for a line, and megabytes at the peak."""
    with TemporaryDirectory() as room:
        file = Path(room) / "appraisals.jsonl"
        size = _write(file, effort.lines)
        figures = list(chain.from_iterable(_figures(name, file, effort.lines) for name in _READERS))
    sample = effort.lines // _SHARE_OF_OBJECTS
    notes = (
        f"{effort.lines:,} lines of {size // effort.lines:,} bytes; objects: the first {sample:,}.",
        "Memory is the peak of a whole process, with the interpreter and its libraries.",
    )
    return Section("A document a line", tuple(figures), notes)


def _write(file: Path, count: int) -> int:
    """Documents of people who differ, each with a key of their own; gives the number of bytes."""
    different = [document(one) for one in people(_DIFFERENT)]
    with file.open("w", encoding="utf-8") as out:
        for number, text in enumerate(islice(cycle(different), count)):
            out.write(text.replace('"p1"', f'"p{number}"'))
            out.write("\n")
    return file.stat().st_size


def _figures(name: str, file: Path, count: int) -> Iterator[Figure]:
    who, what, _ = _READERS[name]
    if installed(who) is None:
        yield Figure(who, what, None, "µs")
        return
    command = [sys.executable, "-m", "benchmarks.lines", "--reader", name, "--file", str(file)]
    command += ["--lines", str(count)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603, ours
    each = told["ns"] / told["read"] / 1000
    yield Figure(who, what, each, "µs", f"{1_000_000 / each:,.0f} lines/s")
    yield Figure(who, what, told["peak"] / _MEGABYTE_IN_KILOBYTES, "MB")


def _read(name: str, file: Path, count: int) -> dict[str, int]:
    """Runs a reader in this process, and says what it took."""
    *_, reader = _READERS[name]
    reader(_few(file), file.parent / "warm", 1)  # what is imported is not counted
    start = perf_counter_ns()
    read = reader(file, file.parent / name, count // _SHARE_OF_OBJECTS)
    spent = perf_counter_ns() - start
    return {"ns": spent, "read": read, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}


def _few(file: Path) -> Path:
    few = file.with_suffix(".few")
    few.write_bytes(b"".join(_first(file, 2)))
    return few


def _first(file: Path, count: int) -> Iterable[bytes]:
    with file.open("rb") as given:
        yield from islice(given, count)


def main() -> None:
    """Measures lines alone."""
    parser = argparse.ArgumentParser(prog="benchmarks.lines", description=main.__doc__)
    parser.add_argument("--lines", type=int, default=FULL.lines, metavar="N", help="how many")
    parser.add_argument("--reader", choices=list(_READERS), help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.reader:
        print(json.dumps(_read(asked.reader, asked.file, asked.lines)))
    else:
        print("\n".join(lines([measured(evolve(FULL, lines=asked.lines))], ())))


if __name__ == "__main__":
    main()
