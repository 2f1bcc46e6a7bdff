"""Selection rates by group, with difference and ratio, beside other libraries and a floor.

``python -m benchmarks.fairness`` measures a million people by one attribute of five groups, and by
three attributes with their twenty intersections; then a thousand draws of ten thousand people. Each
figure is taken in a process of its own, whose peak of memory is its own. A peer that is not
installed is said to be missing. Before any time counts, all must give the same rates.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.engines import installed
from benchmarks.fresh import ROOT
from benchmarks.report import Aim, Figure, Section, lines

__all__ = ["measured"]

_KILO = 1024
_FIELDS = {"unit": 5, "sex": 2, "contract": 2}
Rates = Mapping[str, float]


def people(many: int, attributes: int) -> dict[str, Any]:
    """Invented people: codes of their groups, and whether they were chosen."""
    import numpy as np  # noqa: PLC0415, in its own process

    chance = np.random.default_rng(1)
    columns = {
        name: np.array([f"{name}{n}" for n in range(size)], dtype=object)[
            chance.integers(0, size, many)
        ]
        for name, size in [*_FIELDS.items()][:attributes]
    }
    return {**columns, "chosen": chance.random(many) < 0.3}  # noqa: PLR2004, any share


def _pandas(columns: Mapping[str, Any]) -> Any:  # noqa: ANN401, a peer's frame
    import pandas as pd  # noqa: PLC0415, in its own process

    return pd.DataFrame(columns)


def _polars(columns: Mapping[str, Any]) -> Any:  # noqa: ANN401, as above
    import polars as pl  # noqa: PLC0415, in its own process

    return pl.DataFrame(columns)


def _names(frame: Any) -> list[str]:  # noqa: ANN401, as above
    return [name for name in frame.columns if name != "chosen"]


def _against_best(rates: Rates) -> tuple[Rates, Rates, Rates]:
    best = max(rates.values())
    return rates, {g: r - best for g, r in rates.items()}, {g: r / best for g, r in rates.items()}


# ------------------------------------------------------------------------------------------- ways


def _floor(frame: Any) -> Rates:  # noqa: ANN401, as above
    import numpy as np  # noqa: PLC0415, in its own process
    import pandas as pd  # noqa: PLC0415, in its own process

    names: list[str] = [""]
    codes = np.zeros(len(frame), dtype=np.int64)
    for name in _names(frame):
        each, known = pd.factorize(frame[name])
        codes = codes * len(known) + each
        names = [" × ".join(filter(None, (a, b))) for a in names for b in known]
    size = np.bincount(codes, minlength=len(names))
    chosen = np.bincount(codes, weights=frame["chosen"].to_numpy(), minlength=len(names))
    return _against_best(dict(zip(names, (chosen / size).tolist(), strict=True)))[0]


def _meritasn(frame: Any) -> Rates:  # noqa: ANN401, as above
    from meritasn.columns import tabled  # noqa: PLC0415, in its own process

    (table,) = tabled(frame, outcome="chosen", by=[tuple(_names(frame))])
    rates = {group: cell.rate for group, cell in table.counts.cells.items() if cell.rate}
    best = max(rates.values())
    _ = [(rate - best, rate / best) for rate in rates.values()]
    return {group: float(rate) for group, rate in rates.items()}


def _audited(frame: Any) -> Rates:  # noqa: ANN401, as above
    from meritasn.columns import tabled  # noqa: PLC0415, in its own process
    from meritasn.fairness import audit_counts  # noqa: PLC0415, in its own process

    found = audit_counts(tabled(frame, outcome="chosen", by=[tuple(_names(frame))]))
    assert found.findings
    return {g: float(c.rate or 0) for g, c in found.groups[0].counts.cells.items()}


def _fairlearn(frame: Any) -> Rates:  # noqa: ANN401, as above
    from fairlearn.metrics import MetricFrame, selection_rate  # noqa: PLC0415, a peer

    found = MetricFrame(
        metrics=selection_rate,
        y_true=frame["chosen"],
        y_pred=frame["chosen"],
        sensitive_features=frame[_names(frame)],
    )
    found.difference()
    found.ratio()
    return {_joined(group): float(rate) for group, rate in found.by_group.items()}


def _joined(group: object) -> str:
    return " × ".join(map(str, group)) if isinstance(group, tuple) else str(group)


def _aif360(frame: Any) -> Rates:  # noqa: ANN401, as above
    from aif360.sklearn.metrics import base_rate  # noqa: PLC0415, a peer

    names = _names(frame)
    chosen = frame.set_index(names)["chosen"].astype(int)
    parts = chosen.groupby(level=names)
    rates = {_joined(group): float(base_rate(of)) for group, of in parts}
    return _against_best({g.strip("(',)"): rate for g, rate in rates.items()})[0]


def _aequitas(frame: Any) -> Rates:  # noqa: ANN401, as above
    from aequitas.group import Group  # noqa: PLC0415, a peer

    names = _names(frame)
    joined = frame[names[0]]
    for name in names[1:]:  # it knows no intersections
        joined = joined + " × " + frame[name]
    asked = joined.to_frame("group").assign(
        score=frame["chosen"].astype(int), label_value=frame["chosen"].astype(int)
    )
    found, _ = Group().get_crosstabs(asked, attr_cols=["group"])
    rates = (
        found.set_index("attribute_value")["pp"] / found.set_index("attribute_value")["group_size"]
    )
    return _against_best({str(group): float(rate) for group, rate in rates.items()})[0]


def _draws_of_counts(frame: Any) -> Rates:  # noqa: ANN401, as above
    from meritasn.columns import tabled  # noqa: PLC0415, in its own process
    from meritasn.fairness.bootstrap import drawn  # noqa: PLC0415, in its own process
    from meritasn.fairness.counts import Cell  # noqa: PLC0415, in its own process

    (table,) = tabled(frame, outcome="chosen", by=[tuple(_names(frame))])

    def ratio(cells: Sequence[Cell]) -> float | None:
        rates = [cell.selected / cell.total for cell in cells if cell.total]
        return min(rates) / max(rates) if max(rates) else None

    found = drawn([*table.counts.cells.values()], ratio, draws=1_000)
    bounds = found.interval()
    assert bounds is not None
    return {"low": bounds[0], "high": bounds[1]}


def _draws_of_rows(frame: Any) -> Rates:  # noqa: ANN401, as above
    from fairlearn.metrics import MetricFrame, selection_rate  # noqa: PLC0415, a peer

    found = MetricFrame(
        metrics=selection_rate,
        y_true=frame["chosen"],
        y_pred=frame["chosen"],
        sensitive_features=frame[_names(frame)],
        n_boot=1_000,
        ci_quantiles=[0.025, 0.975],
        random_state=0,
    )
    low, high = found.ratio_ci()
    return {"low": float(low), "high": float(high)}


Way = tuple[str, str, Callable[[Mapping[str, Any]], Any], Callable[[Any], Rates]]

_RATES: Mapping[str, Way] = {
    "floor": ("numpy", "factorize and bincount", _pandas, _floor),
    "columns": ("meritasn", "counts, from a frame of Polars", _polars, _meritasn),
    "pandas": ("meritasn", "counts, from a frame of pandas", _pandas, _meritasn),
    "audit": ("meritasn", "the whole audit, from Polars", _polars, _audited),
    "aequitas": ("aequitas", "all its metrics", _pandas, _aequitas),
    "aif360": ("aif360", "base rates, group by group", _pandas, _aif360),
    "fairlearn": ("fairlearn", "MetricFrame", _pandas, _fairlearn),
}
_DRAWS: Mapping[str, Way] = {
    "draws of counts": ("meritasn", "1,000 draws", _polars, _draws_of_counts),
    "draws of rows": ("fairlearn", "1,000 draws", _pandas, _draws_of_rows),
}
_WAYS = {**_RATES, **_DRAWS}


# --------------------------------------------------------------------------------------- measuring


def measured(many: int, few: int, repeats: int) -> tuple[list[Section], list[Aim]]:
    """The figures of everybody, and whether the aims are held."""
    sections = [
        _section(f"Rates of {many:,} people, {said}", _RATES, many, attributes, repeats)
        for attributes, said in ((1, "5 groups"), (3, "20 intersections"))
    ]
    sections += [
        _section(f"Draws of {few:,} people, {said}", _DRAWS, few, attributes, 1)
        for attributes, said in ((1, "5 groups"), (3, "20 intersections"))
    ]
    aims = [
        aim
        for section in sections[:2]
        for aim in (
            _aim(section, "columns", "floor", 2, "of the floor"),
            _aim(section, "columns", "fairlearn", 1 / 20, "of fairlearn"),
        )
    ]
    aims += [
        _aim(section, "draws of counts", "draws of rows", 1 / 1_000, "of fairlearn's draws")
        for section in sections[2:]
    ]
    return sections, aims


def _aim(section: Section, own: str, other: str, most: float, said: str) -> Aim:
    mine, theirs = (section.value(*_WAYS[name][:2]) for name in (own, other))
    found = None if mine is None or theirs is None else mine / theirs
    return Aim(f"{section.title}: {said}", found, most)


def _section(
    title: str, ways: Mapping[str, Way], many: int, attributes: int, repeats: int
) -> Section:
    figures: list[Figure] = []
    said: dict[str, Rates] = {}
    for name, (who, what, *_) in ways.items():
        if who != "meritasn" and installed(who) is None:
            figures.append(Figure(who, what, None, "s", "not installed"))
            continue
        told = [_fresh(name, many, attributes) for _ in range(repeats)]
        if "error" in told[0]:
            figures.append(Figure(who, what, None, "s", told[0]["error"]))
            continue
        said[name] = told[0]["rates"]
        figures.append(Figure(who, what, min(one["wall"] for one in told), "s"))
        figures.append(Figure(who, f"{what}, memory", min(one["more"] for one in told), "MB"))
    if ways is _RATES:
        _agree(said)
    return Section(title, tuple(figures), ("Memory is what the job adds to the peak.",))


def _agree(said: Mapping[str, Rates]) -> None:
    first = said["floor"]
    for name, rates in said.items():
        far = {g for g in first if abs(rates.get(g, -1) - first[g]) > 1e-12}  # noqa: PLR2004
        if far or len(rates) != len(first):
            raise SystemExit(f"{name} gives other rates than the floor")


def _fresh(name: str, many: int, attributes: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.fairness", "--way", name]
    command += ["--people", str(many), "--attributes", str(attributes)]
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ran = subprocess.run(  # noqa: S603, ours
        command, cwd=ROOT, env=known, check=False, capture_output=True, text=True
    )
    if ran.returncode:
        return {"error": ran.stderr.strip().splitlines()[-1][:60]}
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


def _spent(name: str, many: int, attributes: int) -> Iterator[tuple[str, object]]:
    *_, frame_of, way = _WAYS[name]
    if name != "draws of rows":  # where a draw of few takes as long as one of many
        way(frame_of(people(1_000, attributes)))  # imports are not counted
    else:
        import fairlearn.metrics  # noqa: PLC0415, F401, a peer
    frame = frame_of(people(many, attributes))
    _forget_peak()
    before = _peak()
    start = perf_counter()
    rates = way(frame)
    yield "wall", perf_counter() - start
    yield "more", (_peak() - before) / _KILO
    yield "rates", rates


def _forget_peak() -> None:
    """Lets the peak of this process begin anew, where the system can; else making people counts."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")


def _peak() -> int:
    """The most kilobytes that this process has held."""
    with suppress(OSError):
        known = Path("/proc/self/status").read_text("ascii")
        return int(known.partition("VmHWM:")[2].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Measures fairness alone."""
    parser = argparse.ArgumentParser(prog="benchmarks.fairness", description=main.__doc__)
    parser.add_argument("--people", type=int, default=1_000_000, metavar="N", help="how many")
    parser.add_argument("--few", type=int, default=10_000, metavar="N", help="how many are drawn")
    parser.add_argument("--repeats", type=int, default=2, help="how often a time is taken")
    parser.add_argument("--way", choices=list(_WAYS), help=argparse.SUPPRESS)
    parser.add_argument("--attributes", type=int, default=1, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.way:
        print(json.dumps(dict(_spent(asked.way, asked.people, asked.attributes))))
        return
    print("\n".join(lines(*measured(asked.people, asked.few, asked.repeats))))


if __name__ == "__main__":
    main()
