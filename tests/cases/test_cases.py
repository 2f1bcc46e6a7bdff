"""Worked examples: all pass, a changed pack fails them, and nothing is computed beside it."""

from __future__ import annotations

import ast
import json
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.cases import CaseResult, run_case, run_cases
from meritasn.cases.adapters import Adapter, adapters
from meritasn.errors import Place, UsageError
from meritasn.facts import catalogue
from meritasn.model import Nip, NiPppk
from meritasn.policies import Policy, shipped
from meritasn.policies.reader import policy_of
from meritasn.testing.strategies import nips

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.json"))
READ = {file.stem: json.loads(file.read_text("utf-8")) for file in FILES}
CASES = {rule: cases for rule, cases in READ.items() if isinstance(cases, list)}
"""Of rules; the file of another form holds statistics."""
PACKS = files("meritasn.policies") / "packs"


def asked(rule: str, op: str, **given: Any) -> CaseResult:  # noqa: ANN401  (as JSON has it)
    expected = given.pop("expected")
    return run_case(rule, {"id": "x", "input": {"op": op, **given}, "expected": expected})


def test_every_rule_has_its_file_and_every_file_its_examples() -> None:
    assert set(CASES) == set(adapters())
    counts = {name: len(cases) for name, cases in CASES.items()}
    kept = {"nip": 11, "permen6_quadrant": 17, "permen8": 18, "pp30": 11, "pp46": 22}
    assert counts == {**counts, **kept, "se3_distribution": 13}


@pytest.mark.parametrize("result", run_cases(FILES), ids=lambda result: result.id)
def test_a_worked_example_passes(result: CaseResult) -> None:
    assert result.problem is None
    assert result.passed, (result.expected, result.found)


def test_every_op_of_every_adapter_has_an_example() -> None:
    built = {(rule, op) for rule, ops in adapters().items() for op in ops}
    assert {(r, case["input"]["op"]) for r, cases in CASES.items() for case in cases} == built


@pytest.mark.parametrize("rule", CASES)
def test_another_expectation_fails(rule: str) -> None:
    for case in CASES[rule]:
        for key, value in case["expected"].items():
            wrong = {"score": "1.23", "efficiency_pct": "99.99"}.get(key, f"{value}x")
            changed = {**case, "expected": {**case["expected"], key: wrong}}
            assert not run_case(rule, changed).passed


# -------------------------------------------------------------- a pack that is changed in one place


def changed(rule: str, path: str, value: object) -> Policy:
    """The pack of a rule with another value at a dotted path; steps go by their name."""
    name = next(a.policy for a in adapters()[rule].values() if isinstance(a, Adapter))
    raw = tomllib.loads((PACKS / f"{name}.toml").read_text("utf-8"), parse_float=Decimal)
    kind, block, *way, last = path.split(".")
    blocks: Any = raw[kind]
    holder = blocks[block] if kind != "step" else next(s for s in blocks if s["name"] == block)
    for key in way:
        holder = holder[int(key) if key.isdecimal() else key]
    assert holder[last] != value, "a change changes something"
    holder[last] = value
    return policy_of(raw, Place(), catalogue())


CHANGES: Mapping[str, Mapping[str, object]] = {
    "pp46": {
        "parameter.efficiency_limit.value": 15,
        "parameter.full_score_factor.value": Decimal("1.75"),
        "parameter.score_on_plan.value": 75,
        "parameter.share_of_results.value": 61,
        "step.quantity_score.formula": "quantity_realised / quantity_target * 100 / 2",
        "step.quality_score.formula": "quality_realised / quality_target * 100 / 2",
        "step.time_score.decimals": 1,
        "step.item_score.decimals": 0,
        "step.behaviour.mean": ["service", "integrity", "leadership", "discipline", "cooperation"],
        "step.predicate.rows.0.from": 90,
        "step.predicate.rows.1.from": 75,
        "step.predicate.rows.2.from": 62,
        "step.predicate.rows.3.from": 50,
    },
    "pp30": {
        "parameter.share_without_peers.value": 71,
        "parameter.share_with_peers.value": 61,
        "step.score_band.rows.0.from": 111,
        "step.score_band.rows.1.from": 89,
        "step.score_band.rows.2.from": 71,
        "step.score_band.rows.3.from": 51,
        "step.predicate.when.1.is": "baik",
        "step.predicate.when.2.is": "sangat_baik",
    },
    "permen8": {
        "parameter.highest_score.value": 119,
        "parameter.score_when_reached.value": 108,
        "parameter.nearly_from.value": 81,
        "parameter.nearly_to.value": 98,
        "parameter.nearly_least.value": 71,
        "parameter.nearly_most.value": 88,
        "parameter.partly_from.value": 61,
        "parameter.partly_least.value": 51,
        "parameter.hardly_to.value": 58,
        "parameter.hardly_most.value": 48,
        "step.achievement.when.0.then": "quantity_realised / counted_target * 100 + 1",
        "step.achievement.when.1.then": "quantity_realised / quantity_target * 100",
        "step.achievement.when.2.then": "quantity_realised / counted_target * 100",
        "step.achievement.decimals": 1,
        "step.counted_target.formula": "max(quantity_realised, quantity_target)",
        "step.achievement_band.rows.0.from": 112,
        "step.achievement_band.rows.2.from": 98,
        "step.achievement_band.rows.3.from": 81,
        "step.achievement_band.rows.4.from": 61,
        "step.category.when.0.is": "baik",
        "step.category.when.5.is": "sangat_baik",
        "step.category_value.grid.baik": 70,
        "step.category_value.grid.sangat_baik": 90,
        "step.additional_score.formula": "category_value / 100 * scope_weight",
        "parameter.most_additional.value": 4,
        "step.skp.formula": "main_total + additional + additional",
    },
    "permen6_quadrant": {
        "step.predicate.grid.di_atas.di_atas": "baik",
        "step.predicate.grid.di_atas.sesuai": "sangat_baik",
        "step.predicate.grid.sesuai.di_atas": "sangat_baik",
        "step.predicate.grid.sesuai.sesuai": "butuh_perbaikan",
        "step.predicate.grid.di_bawah.sesuai": "kurang",
        "step.recorded_agrees.require": "recorded_predicate != predicate",
    },
    "se3_distribution": {
        "parameter.most_sangat_baik_istimewa.value": 69,
        "parameter.most_baik.value": 69,
        "parameter.least_low_in_baik.value": 2,
        "parameter.least_butuh_perbaikan.value": 61,
        "parameter.most_sangat_baik_low.value": 9,
        "parameter.least_kurang.value": 61,
        "parameter.least_butuh_perbaikan_in_kurang.value": 11,
        "parameter.least_sangat_kurang.value": 61,
        "parameter.least_kurang_or_butuh_perbaikan.value": 21,
    },
    "jpm": {
        "step.capped_level.formula": "competency_level",
        "step.jpm.formula": "standards / levels * 100",
        "step.jpm.decimals": 1,
        "step.jpm_capped.formula": "capped_levels / standards * 100 / 2",
        "step.post_filling.rows.0.from": 75,
        "step.post_filling.rows.1.from": 66,
        "step.post_filling_capped.rows.0.from": 89,
        "step.mapping.rows.0.from": 139,
        "step.mapping.rows.1.from": 75,
        "step.mapping_capped.rows.0.from": 88,
        "step.mapping_capped.rows.1.from": 89,
    },
    "ikm": {
        "parameter.elements.value": 10,
        "parameter.points.value": 24,
        "step.category.rows.0.from": Decimal("88.32"),
        "step.category.rows.1.from": Decimal("75.00"),
        "step.category.rows.2.from": Decimal("64.99"),
        "step.performance.grid.a": "baik",
        "step.performance.grid.b": "kurang_baik",
        "step.performance.grid.c": "tidak_baik",
        "step.performance.grid.d": "kurang_baik",
        "step.nrr_u6.decimals": 1,
        "step.nrr_u9.formula": "mean_u8",
        "step.index.decimals": 1,
        "step.index_of_means.decimals": 1,
        "step.index_of_sheets.formula": "answers_total / sheets / elements * points / 2",
        "step.unit_index.decimals": 1,
        "step.unit_category.rows.1.from": Decimal("81.26"),
    },
    "discipline": {
        "parameter.days_oral_warning.value": 2,
        "parameter.days_written_warning.value": 6,
        "parameter.days_dissatisfaction.value": 8,
        "parameter.days_short_cut.value": 12,
        "parameter.days_middle_cut.value": 15,
        "parameter.days_long_cut.value": 18,
        "parameter.days_demotion.value": 22,
        "parameter.days_removal.value": 26,
        "parameter.days_discharge.value": 29,
        "parameter.days_in_a_row.value": 9,
        "parameter.months_short_cut.value": 7,
        "parameter.months_middle_cut.value": 8,
        "parameter.months_long_cut.value": 11,
        "step.absence_sanction.when.3.is": "removal_to_pelaksana",
        "step.absence_level.grid.written_warning": "sedang",
        "step.absence_level.grid.allowance_cut_25": "berat",
        "step.absence_level.grid.removal_to_pelaksana": "sedang",
        "step.absence_cut_months.when.1.then": "months_short_cut",
    },
}


def failing(rule: str, policy: Policy) -> set[str]:
    """The ops that run a pack of which at least one example fails under another policy."""
    return {
        case["input"]["op"]
        for case in CASES[rule]
        if isinstance(adapters()[rule][case["input"]["op"]], Adapter)
        if not run_case(rule, case, policy=policy).passed
    }


@pytest.mark.parametrize(
    ("rule", "path", "value"),
    [(rule, path, value) for rule, paths in CHANGES.items() for path, value in paths.items()],
)
def test_a_change_of_one_figure_cell_or_limit_fails_an_example(
    rule: str, path: str, value: object
) -> None:
    assert failing(rule, changed(rule, path, value))


@pytest.mark.parametrize("rule", CHANGES)
def test_every_op_that_runs_a_pack_depends_on_it(rule: str) -> None:
    caught: set[str] = set()
    for path, value in CHANGES[rule].items():
        caught |= failing(rule, changed(rule, path, value))
    assert caught == {op for op, a in adapters()[rule].items() if isinstance(a, Adapter)}


# ----------------------------------------------------------------- nothing is computed beside it


def leaves(inside: Any) -> Iterator[object]:  # noqa: ANN401  (whatever TOML gives)
    if isinstance(inside, dict | list):
        for value in inside.values() if isinstance(inside, dict) else inside:
            yield from leaves(value)
    else:
        yield inside


def test_adapters_are_words_alone() -> None:
    text = (files("meritasn.cases") / "adapters.toml").read_text("utf-8")
    found = list(leaves(tomllib.loads(text)))
    assert found
    assert {type(value) for value in found} == {str}
    assert not [value for value in found if any(sign in str(value) for sign in "+*/()<>=")]


@pytest.mark.parametrize(
    "module", ["figures.py", "functions.py", "inputs.py", "ordering.py", "run.py"]
)
def test_nothing_is_added_multiplied_or_rounded_on_the_way(module: str) -> None:
    tree = ast.parse((files("meritasn.cases") / module).read_text("utf-8"))
    signs = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
    names = {"sum", "round", "divmod", "abs", "pow", "min", "max", "float", "quantize", "int"}
    for node in ast.walk(tree):
        assert not isinstance(node, ast.BinOp | ast.AugAssign) or not isinstance(node.op, signs)
        called = node.func if isinstance(node, ast.Call) else None
        named = getattr(called, "id", getattr(called, "attr", None))
        assert named not in names
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float))


# ---------------------------------------------------------------------- what cannot be run at all


@pytest.mark.parametrize(
    ("rule", "case", "words"),
    [
        ("pp46", {"id": "a", "input": {"op": "bonus"}, "expected": {}}, ("bonus", "pp46")),
        ("pp99", {"id": "b", "input": {"op": "time"}, "expected": {}}, ("time", "pp99")),
        ("pp46", {"id": "c", "expected": {}}, ("contoh",)),
        ("pp46", {"id": "d", "input": {"op": "time"}, "expected": [1]}, ("contoh",)),
        ("pp46", {"id": "e", "input": ["time"], "expected": {}}, ("contoh",)),
        (
            "pp46",
            {"id": "f", "input": {"op": "quantity", "target": "x"}, "expected": {"score": "1"}},
            ("number",),
        ),
        (
            "pp46",
            {"id": "g", "input": {"op": "time", "target": "1.234"}, "expected": {"score": "1"}},
            ("time_target", "decimals"),
        ),
        ("nip", {"id": "h", "input": {"op": "parse"}, "expected": {"valid": True}}, ("text",)),
    ],
)
def test_what_is_not_built_or_not_right_fails_by_name(
    rule: str, case: Mapping[str, object], words: Sequence[str]
) -> None:
    result = run_case(rule, case)
    assert (result.id, result.passed) == (case["id"], False)
    assert result.problem is not None
    assert [word for word in words if word not in result.problem.id] == []


def test_a_pack_that_has_no_such_step_fails_by_name() -> None:
    (case, *_) = CASES["se3_distribution"]
    result = run_case("se3_distribution", case, policy=shipped("pp-46-2011"))
    assert result.problem is not None
    assert not result.passed


def test_a_key_that_no_step_answers_is_not_passed_over() -> None:
    case = CASES["pp46"][0]
    more = {**case, "expected": {**case["expected"], "grade": "A"}}
    assert not run_case("pp46", more).passed


def test_files_that_are_no_lists_of_examples(tmp_path: Path) -> None:
    for name, text in (("pp46", "{}"), ("band", "[1]"), ("nip", "[]")):
        (tmp_path / f"{name}.json").write_text(text, "utf-8")
    one, two = run_cases([tmp_path / "pp46.json", tmp_path / "band.json"])
    assert one.problem is not None
    assert two.problem is not None
    assert run_cases([tmp_path / "nip.json"]) == ()
    (tmp_path / "pp46.json").write_text("[", "utf-8")
    for path in (tmp_path / "pp46.json", tmp_path / "none.json"):
        with pytest.raises(UsageError):
            run_cases([path])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.just("1e999999999"),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(st.sampled_from([(r, case) for r, cases in CASES.items() for case in cases]), st.data())
def test_any_value_in_an_input_is_answered_or_refused(
    one: tuple[str, dict[str, Any]], data: st.DataObject
) -> None:
    rule, case = one
    key = data.draw(st.sampled_from(sorted(case["input"])))
    result = run_case(rule, {**case, "input": {**case["input"], key: data.draw(JSON)}})
    assert result.id == case["id"]


# ------------------------------------------------------ any other input, against fractions


def half_up(number: Fraction) -> str:
    whole = int(abs(number) * 100 + Fraction(1, 2))
    return str(Decimal(whole if number >= 0 else -whole).scaleb(-2))


def number(low: int, high: int) -> st.SearchStrategy[Decimal]:
    """A number of up to two decimals, its bounds in hundredths."""
    return st.integers(low, high).map(lambda whole: Decimal(whole).scaleb(-2))


def aspect(planned: Decimal, realised: Decimal) -> dict[str, str]:
    return {"target": str(planned), "realised": str(realised)}


def share(planned: Decimal, realised: Decimal) -> Fraction:
    return Fraction(realised) / Fraction(planned) * 100


def saved(planned: Decimal, realised: Decimal) -> Fraction:
    """The score of time or cost: 176 less the share, or beyond 24 percent the share itself."""
    spent = share(planned, realised)
    return 176 - spent if 100 - spent <= 24 else spent


plans = number(1, 100_000)


@given(plans, number(0, 300_000))
def test_quantity(planned: Decimal, realised: Decimal) -> None:
    expected = {"score": half_up(share(planned, realised))}
    assert asked("pp46", "quantity", **aspect(planned, realised), expected=expected).passed


@given(plans, st.integers(0, 40_000))
def test_time_and_its_efficiency(planned: Decimal, percent: int) -> None:
    realised = Decimal(int(planned * percent)).scaleb(-2)
    expected = {
        "efficiency_pct": half_up(100 - share(planned, realised)),
        "score": half_up(saved(planned, realised)),
    }
    assert asked("pp46", "time", **aspect(planned, realised), expected=expected).passed


@given(
    plans, st.lists(number(0, 200_000), min_size=3, max_size=3), st.integers(1, 10**13), st.data()
)
def test_item(plan: Decimal, done: Sequence[Decimal], cost: int, data: st.DataObject) -> None:
    """The mean of what is printed for its aspects; of three where there is no cost plan."""
    quantity, quality, time = done[0], min(done[1], Decimal(100)), done[2]
    aspects = {
        "quantity": aspect(plan, quantity),
        "quality": aspect(Decimal(100), quality),
        "time": aspect(plan, time),
    }
    scores = [share(plan, quantity), share(Decimal(100), quality), saved(plan, time)]
    if data.draw(st.booleans()):
        spent = Decimal(data.draw(st.integers(0, min(2 * cost, 10**13))))
        aspects["cost"] = aspect(Decimal(cost), spent)
        scores.append(saved(Decimal(cost), spent))
    mean = sum(map(Fraction, map(half_up, scores)), Fraction(0)) / len(scores)
    if abs(mean) <= 1_000_000:
        expected = {"score": half_up(mean)}
        assert asked("pp46", "item", aspects=aspects, expected=expected).passed


@given(number(-20_000, 20_000), number(0, 10_000))
def test_prestasi(skp: Decimal, conduct: Decimal) -> None:
    final = half_up((60 * Fraction(skp) + 40 * Fraction(conduct)) / 100)
    expected = {"score": final, "predikat": banded(Decimal(final))}
    assert asked("pp46", "prestasi", skp=str(skp), perilaku=str(conduct), expected=expected).passed


def banded(score: Decimal) -> str:
    limits = ((91, "Sangat Baik"), (76, "Baik"), (61, "Cukup"), (51, "Kurang"))
    return next((label for limit, label in limits if score >= limit), "Buruk")


edges = st.sampled_from((9100, 7600, 6100, 5100)).flatmap(lambda edge: number(edge - 2, edge + 2))


@given(number(-5_000, 15_000) | edges)
def test_band(score: Decimal) -> None:
    assert asked("pp46", "band", score=str(score), expected={"predikat": banded(score)}).passed


@given(st.lists(number(0, 10_000), min_size=5, max_size=6))
def test_perilaku(scores: list[Decimal]) -> None:
    names = ("orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama")
    factors = dict(zip((*names, "kepemimpinan"), map(str, scores), strict=False))
    expected = {"score": half_up(sum(map(Fraction, scores), Fraction(0)) / len(scores))}
    assert asked("pp46", "perilaku", factors=factors, expected=expected).passed


@given(number(0, 13_000), number(0, 12_000), st.booleans())
def test_nilai(skp: Decimal, conduct: Decimal, peers: bool) -> None:  # noqa: FBT001  (drawn by Hypothesis)
    share = 60 if peers else 70
    final = half_up((share * Fraction(skp) + (100 - share) * Fraction(conduct)) / 100)
    expected = {"score": final if Decimal(final) <= 120 else None}
    weighed = {"skp": str(skp), "perilaku": str(conduct), "uses_360": peers}
    assert asked("pp30", "nilai", **weighed, expected=expected).passed


OF_2019 = ((110, "Sangat Baik"), (90, "Baik"), (70, "Cukup"), (50, "Kurang"))
near_2019 = st.sampled_from((12000, 11000, 9000, 7000, 5000, 0)).flatmap(
    lambda edge: number(edge - 2, edge + 2)
)


@given(number(-5_000, 15_000) | near_2019, st.booleans())
def test_predikat(score: Decimal, innovation: bool) -> None:  # noqa: FBT001  (drawn by Hypothesis)
    label = next((label for limit, label in OF_2019 if score >= limit), "Sangat Kurang")
    if label == "Sangat Baik" and not innovation:
        label = "Baik"
    expected = {"predikat": label if score <= 120 else None}
    given = {"score": str(score), "innovation": innovation}
    assert asked("pp30", "predikat", **given, expected=expected).passed


@given(
    number(1, 30_000), number(0, 10_000), number(0, 60_000), st.sampled_from(("higher", "lower"))
)
def test_capaian(low: Decimal, width: Decimal, realised: Decimal, direction: str) -> None:
    high = low + width
    nearest = min(max(realised, low), high)
    ratio = Fraction(realised) / Fraction(nearest)
    percent = 100 * ratio if direction == "higher" else 100 * (2 - ratio)
    ends = {"target_low": str(low), "target_high": str(high), "realised": str(realised)}
    expected = {"capaian_pct": half_up(percent)}
    assert asked("permen8", "capaian", direction=direction, **ends, expected=expected).passed


def scored(whole: int, *, highest: bool) -> tuple[str, Fraction]:
    """Category and score of a senior leader for an achievement in whole percent."""
    if whole > 110 or (whole == 100 and highest):
        return "Sangat Baik", Fraction(120)
    if whole > 100:
        return "Sangat Baik", 110 + Fraction(10, 9) * (whole - 101)
    if whole == 100:
        return "Baik", Fraction(109)
    if whole >= 60:
        return "Cukup" if whole >= 80 else "Kurang", Fraction(whole - 10)
    return "Sangat Kurang", Fraction(49 * whole, 59)


near_whole = st.sampled_from((11050, 10050, 9950, 7950, 5950, -50)).flatmap(
    lambda edge: number(edge - 2, edge + 2)
)


@given(number(-20_000, 20_000) | near_whole, st.booleans())
def test_jpt_score(percent: Decimal, highest: bool) -> None:  # noqa: FBT001  (drawn by Hypothesis)
    """Halves of a percent go up, away from zero, before the bands."""
    whole = int(abs(Fraction(percent)) + Fraction(1, 2)) * (1 if percent >= 0 else -1)
    category, score = scored(whole, highest=highest)
    given = {"capaian_pct": str(percent), "target_is_maximum": highest}
    expected = {"category": category, "score": half_up(score)}
    assert asked("permen8", "jpt_score", **given, expected=expected).passed


@given(st.lists(number(-3_000, 12_000), min_size=1, max_size=6), number(0, 2_000))
def test_skp_total(main: list[Decimal], additional: Decimal) -> None:
    total = sum(main, Decimal(0)) + min(additional, Decimal(10))
    given = {"utama": list(map(str, main)), "tambahan": str(additional)}
    assert asked("permen8", "skp_total", **given, expected={"score": str(total)}).passed


def test_without_a_main_target_there_is_no_total() -> None:
    none = {"utama": [], "tambahan": "4.5"}
    assert asked("permen8", "skp_total", **none, expected={"score": None}).passed


@given(st.integers(0, 4), number(0, 1_000), number(0, 12_000))
def test_tambahan(category: int, weight: Decimal, value: Decimal) -> None:
    worth = (100, 80, 60, 40, 20)[category]
    score = half_up(Fraction(worth, 100) * Fraction(weight) * Fraction(value) / 100)
    label = ("Sangat Baik", "Baik", "Cukup", "Kurang", "Sangat Kurang")[category]
    given = {"category": label, "weight": str(weight), "value": str(value)}
    assert asked("permen8", "tambahan", **given, expected={"score": score}).passed


QUADRANT = ((1, 2, 4), (2, 2, 4), (3, 3, 5))
LABELS = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")


@pytest.mark.parametrize("results", [1, 2, 3])
@pytest.mark.parametrize("behaviour", [1, 2, 3])
@pytest.mark.parametrize("recorded", [1, 2, 3, 4, 5])
def test_quadrant_and_what_is_on_record(results: int, behaviour: int, recorded: int) -> None:
    cell = QUADRANT[results - 1][behaviour - 1]
    ratings = {"hasil": results, "perilaku": behaviour}
    expected: dict[str, object] = {"kuadran": cell, "predikat": LABELS[cell - 1]}
    assert asked("permen6_quadrant", "quadrant", **ratings, expected=expected).passed
    expected = {"consistent": cell == recorded, "expected_kuadran": cell}
    on_record = {**ratings, "recorded_kuadran": recorded}
    assert asked("permen6_quadrant", "check_record", **on_record, expected=expected).passed


LINES: Mapping[str, Mapping[str, Callable[[Sequence[Fraction]], bool]]] = {
    "Istimewa": {"max_sangat_baik_70": lambda p: p[0] <= 70},
    "Baik": {
        "max_baik_70": lambda p: p[1] <= 70,
        "requires_butuh_perbaikan_or_kurang": lambda p: p[2] + p[3] > 0,
    },
    "Butuh Perbaikan": {
        "min_butuh_perbaikan_60": lambda p: p[2] >= 60,
        "max_sangat_baik_10": lambda p: p[0] <= 10,
    },
    "Kurang": {
        "min_kurang_60": lambda p: p[3] >= 60,
        "min_butuh_perbaikan_10": lambda p: p[2] >= 10,
        "max_sangat_baik_10": lambda p: p[0] <= 10,
    },
    "Sangat Kurang": {
        "min_sangat_kurang_60": lambda p: p[4] >= 60,
        "min_kurang_or_butuh_perbaikan_10": lambda p: p[2] + p[3] >= 10,
        "no_sangat_baik": lambda p: p[0] == 0,
    },
}


@given(st.sampled_from(sorted(LINES)), st.lists(st.integers(0, 30), min_size=5, max_size=5))
def test_check(unit: str, counts: list[int]) -> None:
    people = sum(counts)
    if people < 3:  # too few for the two lowest kinds of unit; that is another rule's business
        return
    shares = [Fraction(100 * count, people) for count in counts]
    violations = [code for code, keeps in LINES[unit].items() if not keeps(shares)]
    expected = {"ok": not violations, "violations": violations}
    given_counts = dict(zip(LABELS, counts, strict=True))
    case = {"org_predikat": unit, "counts": given_counts, "expected": expected}
    assert asked("se3_distribution", "check", **case).passed


@given(nips())
def test_numbers_are_taken_apart_and_put_together(one: Nip | NiPppk) -> None:
    parts: dict[str, object] = {
        "valid": True,
        "birth_date": one.birth_date.isoformat(),
        "sex": one.sex.code,
        "serial": f"{one.serial:03d}",
    }
    if isinstance(one, Nip):
        parts |= {"kind": "PNS", "cpns_month": one.cpns_month.strftime("%Y-%m")}
        build = {key: parts[key] for key in ("birth_date", "cpns_month", "sex")}
        expected = {"nip": one.digits}
        assert asked("nip", "build", **build, serial=one.serial, expected=expected).passed
    else:
        parts |= {"kind": "PPPK", "agreement_code": one.agreement_code}
    assert asked("nip", "parse", value=one.digits, expected=parts).passed


ABSENCE = (
    (28, "berat", "discharge", 0),
    (25, "berat", "removal_to_pelaksana", 0),
    (21, "berat", "demotion", 0),
    (17, "sedang", "allowance_cut_25", 12),
    (14, "sedang", "allowance_cut_25", 9),
    (11, "sedang", "allowance_cut_25", 6),
    (7, "ringan", "dissatisfaction_statement", 0),
    (4, "ringan", "written_warning", 0),
    (3, "ringan", "oral_warning", 0),
    (0, None, None, 0),
)


@given(st.integers(0, 45) | st.integers(0, 366), st.integers(0, 14) | st.integers(0, 366))
def test_absence(days: int, in_a_row: int) -> None:
    reached = 28 if in_a_row >= 10 else days
    _, level, sanction, months = next(row for row in ABSENCE if reached >= row[0])
    counted = {"working_days_in_year": days, "longest_consecutive": in_a_row}
    expected = {"level": level, "sanction": sanction, "cut_months": months}
    assert asked("discipline", "absence", **counted, expected=expected).passed
