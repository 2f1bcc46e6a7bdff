"""`swap-test` and `proxies`: whether the rules see who somebody is, and which fact tells it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from attrs import evolve

from meritasn.cli import ruling
from meritasn.cli.options import appraised
from meritasn.language import Language
from meritasn.model import Rating, Workforce
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.results import Results

Cli = Callable[..., CompletedProcess[str]]


def test_no_result_hangs_on_who_somebody_is(cli: Cli, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "swap.html"
    done = cli("swap-test", folder, "--rounds", "1", "--report", page, "--format", "json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["changed"], found["people"]) == (0, 0, 4)
    assert len(found["ways"]) == 7  # one round, two sexes, two births, strangers, taken away
    assert "Uji tukar" in page.read_text("utf-8")


def test_a_rule_that_sees_them_fails(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: whoever has a number of identity is rated lower."""

    def peeking(people: Workforce, policy: Policy, period: Period, lang: Language) -> Results:
        seen = {one.key for one in people.employees if one.nip is not None}
        lowered = [
            evolve(one, results_rating=Rating.DI_BAWAH) if one.employee in seen else one
            for one in people.appraisals
        ]
        return appraised(evolve(people, appraisals=lowered), policy, period, lang)

    monkeypatch.setattr(ruling, "appraised", peeking)
    done = cli("swap-test", folder, "--lang", "en")
    assert done.returncode == 1
    assert "the rules see who they are" in done.stdout


def test_a_family_is_asked_about_a_day(cli: Cli, folder: Path) -> None:
    done = cli("swap-test", folder, "--family", "honours", "--period", "2024", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "MER-0024" in cli("swap-test", folder, "--family", "luck").stderr


def test_facts_are_told_by_how_well_they_tell_people_apart(
    cli: Cli, medan: Path, tmp_path: Path
) -> None:
    page = tmp_path / "proxies.html"
    words = ("proxies", medan, "--by", "sex", "--report", page)
    done = cli(*words, "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["format"] == "meritasn/proxies@1"
    assert {one["attribute"] for one in found["proxies"]} == {"sex"}
    assert "all" in {one["fact"] for one in found["proxies"]}
    assert "AUC" in page.read_text("utf-8")


def test_everything_that_cannot_be_asked_is_told(cli: Cli, medan: Path) -> None:
    done = cli("proxies", medan, "--by", "height,religion", "--plan", "no.toml")
    assert done.returncode == 2
    for code in ("MER-0004", "MER-0070", "MER-0071"):
        assert code in done.stderr
