"""All that is wrong in frames: suspects are found, and judged row by row with what they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import polars as pl
from attrs import field, frozen

from meritasn.columns.checking.docket import MOST_PEOPLE, Docket
from meritasn.columns.checking.people import (
    suspects_by_appraisals,
    suspects_by_standing,
    suspects_by_targets,
)
from meritasn.columns.checking.references import suspects_by_references, units_by_references
from meritasn.columns.checking.rows import Witness
from meritasn.columns.checking.tree import parents, suspects_by_units
from meritasn.columns.checking.witnesses import Fallen
from meritasn.columns.frames import collected
from meritasn.columns.people import Tables
from meritasn.columns.scans import Scan
from meritasn.errors import Finding
from meritasn.errors.codes import frames as codes
from meritasn.io.assembly import settle
from meritasn.io.links import Links
from meritasn.io.rejected import RejectedRow, rejected_row

__all__ = ["Verdict", "check"]


@frozen
class Verdict:
    """What came of checking frames.

    Attributes:
        findings: All that was found, file by file and row by row.
        rejected: The rows with an error, as they came; `meritasn.io.write_rejected` takes them.
    """

    findings: tuple[Finding, ...]
    rejected: tuple[RejectedRow, ...] = field(repr=False)

    @property
    def sound(self) -> bool:
        """Whether no finding is an error."""
        return not any(finding.rejects for finding in self.findings)


def check(tables: Tables, most: int = MOST_PEOPLE) -> Verdict:
    """All that is wrong in the tables of a workforce.

    The findings are those of `meritasn.io.read_tables` for the same rows. Where there are no units,
    nothing is said of who works in which.

    Args:
        tables: The tables.
        most: How many people are judged, by the order of their keys; one more finding says how many
            are not.
    """
    tree = None if _is_empty(tables.units.units) else parents(tables.units)
    docket, fallen = Docket(tables, tree, most=most), Fallen()
    docket.accuse_nameless()
    docket.accuse(
        _suspect_people(tables, with_units=tree is not None), _suspect_units(tables, tree)
    )
    while True:
        links = Links(docket.rows())
        links.reject_twins()
        settle(links)
        if not docket.accuse(*fallen.drawn_in(links, tables, tree or {})):
            return _verdict(tables, links, len(docket.left_out))


def _suspect_people(tables: Tables, *, with_units: bool) -> Iterator[str]:
    yield from _keys(
        chain(
            suspects_by_standing(tables),
            suspects_by_appraisals(tables),
            suspects_by_targets(tables),
            suspects_by_references(tables, with_units=with_units),
        )
    )


def _suspect_units(tables: Tables, tree: Mapping[str, str | None] | None) -> Iterator[str]:
    if tree is not None:
        yield from _keys(chain(suspects_by_units(tables, tree), units_by_references(tables)))


def _keys(found: Iterable[pl.Series]) -> Iterator[str]:
    for series in found:
        yield from series.drop_nulls()


def _verdict(tables: Tables, links: Links, left_out: int) -> Verdict:
    judged = [row for row in links if not isinstance(row, Witness)]
    findings = dict.fromkeys(finding for row in judged for finding in row.findings)
    # What stands in the rows of appraisals is handed back once.
    merged = tables.employees is tables.appraisals
    rejected = [
        row for row in judged if row.rejected and not (merged and row.table.name == "employees")
    ]
    in_order = sorted(findings, key=lambda f: (f.place.file or "", f.place.row or 0))
    if left_out:
        in_order.insert(0, codes.TOO_MANY_IN_DOUBT.at(people=left_out))
    return Verdict(tuple(in_order), tuple(map(rejected_row, rejected)))


def _is_empty(scan: Scan) -> bool:
    return collected(scan.frame.head(1)).is_empty()
