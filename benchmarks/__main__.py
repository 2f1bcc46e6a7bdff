"""Measures meritasn beside its peers, and says whether the aims of the design are held.

``python -m benchmarks`` from the root of the repository, in an environment with the extra
``bench``; with ``--quick`` it only shows that it runs, and its times mean nothing. ``nation``
measures millions from Parquet to Parquet, ``agreement`` holds both readings against each other.
"""

from __future__ import annotations

import argparse
import json
import platform
from collections.abc import Sequence
from pathlib import Path

from attrs import asdict
from benchmarks import city, documents, imports, loading, one_record
from benchmarks import lines as a_document_a_line
from benchmarks.engines import PEERS, installed
from benchmarks.report import Aim, Section, lines
from benchmarks.timing import FULL, QUICK, Effort

from meritasn import __version__

REQUIRED = ("attrs", "cattrs")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures, prints, and writes JSON where it is asked to."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=main.__doc__)
    parser.add_argument(
        "what",
        nargs="?",
        choices=("engines", "nation", "agreement"),
        default="engines",
        help="one person beside other engines; millions; or whether both readings agree",
    )
    parser.add_argument("--quick", action="store_true", help="see that it runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    asked, rest = parser.parse_known_args(arguments)
    sections, aims = _measured(asked.what, quick=asked.quick, more=rest)

    known = _versions()
    print(" · ".join(f"{name} {number or 'not installed'}" for name, number in known.items()))
    print("\n".join(lines(sections, aims)))
    if asked.json:
        told = {
            "versions": known,
            "quick": asked.quick,
            "sections": [asdict(section) for section in sections],
            "aims": [{**asdict(aim), "verdict": aim.verdict} for aim in aims],
        }
        asked.json.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _measured(
    what: str, *, quick: bool, more: Sequence[str]
) -> tuple[Sequence[Section], Sequence[Aim]]:
    if what == "nation":
        from benchmarks import nation  # noqa: PLC0415, needs engines that the others do not

        return nation.command([*(["--people=2000", "--repeats=1"] if quick else []), *more])
    if what == "agreement":
        from benchmarks import agreement  # noqa: PLC0415, as above

        return agreement.command([*(["--people=2000", "--sample=500"] if quick else []), *more])
    if more:
        raise SystemExit(f"benchmarks knows no {' '.join(more)}")
    return _engines(QUICK if quick else FULL)


def _engines(effort: Effort) -> tuple[Sequence[Section], Sequence[Aim]]:
    appraised = city.measured(effort)  # before peers fill the memory of this process
    imported = imports.measured(effort)
    single = one_record.measured(effort)
    loaded = loading.measured(effort)
    read = (documents.measured(effort), a_document_a_line.measured(effort))
    sections = (imported, single, *read, loaded, appraised)
    return sections, (*imports.aims(imported), *one_record.aims(single), *loading.aims(loaded))


def _versions() -> dict[str, str | None]:
    others = {name: installed(name) for name in (*REQUIRED, *PEERS)}
    return {"Python": platform.python_version(), "meritasn": __version__, **others}


if __name__ == "__main__":
    main()
