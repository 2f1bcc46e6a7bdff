"""`audit FOLDER --metric NAME`: a metric of the library or of a plug-in, by group."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest
from jsonschema import Draft202012Validator

from meritasn.io.schema import schema

Cli = Callable[..., CompletedProcess[str]]

ASKED = ("audit", "examples/medan", "--policy", "pp-46-2011", "--by", "sex")


def test_a_rate_of_each_group_is_told_as_the_schema_says(cli: Cli) -> None:
    words = ("--metric", "selection-rate", "--outcome", "at-least:80", "--format", "json")
    told = json.loads(cli(*ASKED, *words).stdout)
    assert list(Draft202012Validator(schema("meritasn/metric-by-group@1")).iter_errors(told)) == []
    audited = json.loads(cli(*ASKED, *words[2:]).stdout)
    (by_metric,), (by_audit,) = told["groups"], audited["groups"]
    (ratio,) = [one["ratio"]["exact"] for one in by_metric["values"] if one["ratio"]]
    assert [ratio] == [one["ratio"] for one in by_audit["findings"]]


def test_a_metric_of_numbers_is_asked_about_the_score(cli: Cli) -> None:
    done = cli(*ASKED, "--metric", "median-value", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Everybody: 8" in done.stdout


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (("--metric", "shoe-size"), ["MER-0068"]),
        (("--metric", "selection-rate", "--outcome", "score"), ["MER-0086"]),
        (("--metric", "selection-rate", "--outcome", "first:9"), ["MER-0081"]),
        (("--metric", "selection-rate", "--within", "level"), ["MER-0081"]),
    ],
)
def test_what_cannot_be_measured_is_said(
    cli: Cli, words: tuple[str, ...], codes: list[str]
) -> None:
    done = cli(*ASKED, *words, "--lang", "en")
    assert done.returncode == 2
    assert [code for code in codes if code not in done.stderr] == []
