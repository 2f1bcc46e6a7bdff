"""Counts from frames are those of rows, one by one, whatever library they come from."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.columns import FrameWorkforce, chosen_of, tabled
from meritasn.errors import InputRefused, UsageError
from meritasn.fairness import Sample, Verdict, audit_counts
from meritasn.merit import appraise
from meritasn.quantities import Period

row = st.fixed_dictionaries(
    {
        "sex": st.sampled_from(["w", "m", None]),
        "band": st.sampled_from(["0", "1", None]),
        "unit": st.sampled_from(["x", "y", None]),
        "in": st.sampled_from([True, False, None]),
    }
)
SCHEMA = {"sex": pl.String, "band": pl.String, "unit": pl.String, "in": pl.Boolean}


@given(st.lists(row, max_size=40))
def test_columns_and_rows_give_the_same_counts(rows: list[Mapping[str, object]]) -> None:
    frame = pl.DataFrame(rows, schema=SCHEMA)
    asked = ("sex", ("sex", "band"))
    found = tabled(frame, outcome="in", by=asked, within="unit")
    sample = Sample.of_rows(rows, outcome="in", by=["sex", "band"], within="unit")
    assert found == (sample.tabled("sex"), sample.tabled("sex", "band"))
    assert [[*one.counts] for one in found] == [
        [*sample.counts("sex")],
        [*sample.counts("sex", "band")],
    ]


@given(st.lists(row, min_size=1, max_size=40), st.integers(1, 5))
def test_the_order_of_rows_and_how_they_are_cut_do_not_matter(
    rows: list[Mapping[str, object]], cut: int
) -> None:
    frame = pl.DataFrame(rows, schema=SCHEMA)
    pieces = pl.concat([frame.slice(cut), frame.slice(0, cut)], rechunk=False).lazy()
    one, other = (tabled(each, outcome="in", by=["sex"]) for each in (frame, pieces))
    assert one == other


def test_frames_of_every_library_are_taken() -> None:
    columns = {"sex": ["w", "m", None, "w"], "promoted": [1, 0, 1, None]}
    frames = (
        pl.DataFrame(columns),
        pl.DataFrame(columns).with_columns(pl.col("sex").cast(pl.Categorical)),
        pa.table(columns),
        pd.DataFrame(columns),
        pl.DataFrame(columns).with_columns(pl.col("promoted").cast(pl.Decimal(10, 2))),
    )
    (first, *others) = [tabled(frame, outcome="promoted", by=["sex"]) for frame in frames]
    assert first[0].people == 4
    assert all(other == first for other in others)


@given(st.lists(row, min_size=1, max_size=40), st.booleans())
def test_rows_of_pandas_are_counted_as_those_of_polars(
    rows: list[Mapping[str, object]],
    as_objects: bool,  # noqa: FBT001
) -> None:
    frame = pl.DataFrame(rows, schema=SCHEMA)
    columns = {name: pd.Series(frame[name].to_list(), dtype=object) for name in SCHEMA}
    texts = pd.DataFrame(columns).set_index(pd.RangeIndex(7, 7 + len(rows)))
    texts = texts if as_objects else texts.astype({"sex": "str", "band": "category"})
    asked = ("sex", ("sex", "band"))
    one, other = (tabled(each, outcome="in", by=asked, within="unit") for each in (frame, texts))
    assert one == other


def test_groups_of_pandas_may_be_numbers_and_other_columns_anything() -> None:
    frame = pd.DataFrame({"class": [7, 7, 8], "in": [1, 0, 1], "odd": ["a", 1, object()]})
    (table,) = tabled(frame, outcome="in", by=["class"])
    assert {group: table.counts[group].total for group in table.counts} == {"7": 2, "8": 1}


def test_groups_and_outcome_may_be_one_column() -> None:
    frame = pl.DataFrame({"in": [True, False, True]})
    (table,) = tabled(frame, outcome="in", by=["in"])
    assert {group: table.counts[group].selected for group in table.counts} == {
        "False": 0,
        "True": 2,
    }


def test_what_says_neither_yes_nor_no_is_refused_and_no_cell_is_quoted() -> None:
    for values in (["yes"], [2], [0.5], [float("nan")]):
        frame = pl.DataFrame({"sex": ["w"], "in": values})
        with pytest.raises(UsageError) as caught:
            tabled(frame, outcome="in", by=["sex"])
        assert [finding.code.id for finding in caught.value.findings] == ["MER-0078"]
    with pytest.raises(UsageError) as caught:
        tabled(pl.DataFrame({"sex": ["w"]}), outcome="in", by=["sex", "age"])
    assert [finding.code.id for finding in caught.value.findings] == ["MER-0077"] * 2


def test_a_gap_among_a_million_is_found_in_columns() -> None:
    many = 1_000_000
    frame = pl.select(n=pl.int_range(many)).select(
        sex=pl.when(pl.col("n") % 2 == 0).then(pl.lit("w")).otherwise(pl.lit("m")),
        chosen=pl.col("n") % 20 < pl.when(pl.col("n") % 2 == 0).then(6).otherwise(14),
    )
    (finding,) = audit_counts(tabled(frame, outcome="chosen", by=["sex"])).findings
    assert finding.verdict is Verdict.FLAG
    assert finding.comparison.people == many


def frames() -> tuple[FrameWorkforce, pl.DataFrame]:
    many = 400
    best = ["di_atas" if n % 4 < (1 if n % 2 else 3) else "sesuai" for n in range(many)]
    keys = [f"p{n}" for n in range(many)]
    ratings = pl.DataFrame(
        {
            "employee": keys,
            "unit": ["u"] * many,
            "employment": ["pns"] * many,
            "results_rating": best,
            "behaviour_rating": best,
        }
    )
    groups = pl.DataFrame({"employee": keys, "sex": ["wm"[n % 2] for n in range(many)]})
    return FrameWorkforce.of(appraisals=ratings, period=Period.year(2024)), groups


def test_results_in_frames_are_audited_beside_what_is_known_of_people() -> None:
    workforce, groups = frames()
    results = appraise(workforce)
    rows = chosen_of(results, groups)
    found = audit_counts(tabled(rows, outcome="chosen", by=["sex"]))
    labels = {
        code for (code,) in results.frame().select("predicate_code").unique().collect().iter_rows()
    }
    assert labels == {"sangat_baik", "baik"}
    assert (found.people, found.settled) == (400, 400)
    (finding,) = found.findings
    assert finding.comparison.focal_cell.rate != finding.comparison.reference_cell.rate
    both = tabled(chosen_of(results, groups, ["sangat_baik", "baik"]), outcome="chosen", by=["sex"])
    assert both[0].counts.whole.rate == 1
    with pytest.raises(UsageError):
        chosen_of(results, groups, ["hebat"])


def test_who_stands_twice_among_the_groups_is_refused_and_not_counted_twice() -> None:
    workforce, groups = frames()
    twice = pl.concat([groups, groups.head(1)])
    with pytest.raises(InputRefused):
        tabled(chosen_of(appraise(workforce), twice), outcome="chosen", by=["sex"])
