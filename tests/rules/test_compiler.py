"""Steps become a program that knows its reasons, reads and stages, or say where they fail."""

from __future__ import annotations

import pytest
from tests.rules.packs import CATALOGUE, DAYS, HEAD

from meritasn.errors.codes import packs
from meritasn.facts import Grain, read_catalogue
from meritasn.language import Text
from meritasn.policies import lint, read_policy
from meritasn.rules import Program
from meritasn.rules.states import ReasonKind

SMALL = read_catalogue(CATALOGUE)
PURE = 'formula = "balance"\ndecimals = 2\nunit = "points"'


def step(name: str, body: str, of: str = "person") -> str:
    return f"""
[[step]]
name = "{name}"
of = "{of}"
title = {{ id = "{name}", en = "{name}" }}
cite = "rule"
standing = "text"
{body}
"""


def pack(*steps: str, output: str = 'score = "result"') -> str:
    return f"{HEAD}{''.join(steps)}\n[output]\n{output}\n"


def compiled(*steps: str) -> Program:
    return read_policy(pack(*steps), facts=SMALL).on(DAYS[0])


def complaints(*steps: str) -> list[tuple[str, str | None, Text | None]]:
    found = lint(pack(*steps), facts=SMALL)
    return [(one.code.id, one.place.path, one.message) for one in found]


def places(*steps: str) -> list[tuple[str, str | None]]:
    return [(code, path) for code, path, _ in complaints(*steps)]


def test_a_program_has_the_reasons_that_can_occur_and_no_others() -> None:
    reasons = compiled(step("result", PURE)).reasons
    assert [(reason.subject, reason.kind) for reason in reasons] == [
        ("balance", ReasonKind.MISSING),
        ("balance", ReasonKind.NOT_APPLICABLE),
        ("balance", ReasonKind.OUTSIDE),
    ]
    body = 'formula = "courses / conduct"\ndecimals = 2\nrange = [0, 5]'
    reasons = compiled(step("result", body + '\nunit = "points"')).reasons
    assert [reason.kind for reason in reasons if reason.subject == "result"] == [
        ReasonKind.DIVISOR_ZERO,
        ReasonKind.NOT_APPLICABLE,
        ReasonKind.OUTSIDE,
    ]


def test_a_program_has_the_facts_and_reads_of_its_steps_in_their_order() -> None:
    first = step("first", 'formula = "conduct + balance + conduct"\nunit = "points"\ndecimals = 2')
    program = compiled(first, step("result", 'formula = "first"\nunit = "points"\ndecimals = 2'))
    assert set(program.facts) == {"conduct", "balance"}
    assert program.steps["first"].reads == ("conduct", "balance")
    assert program.steps["result"].reads == ("first",)
    assert (program.steps["first"].low, program.steps["first"].high) == (-1000, 21000)


def test_steps_of_one_grain_are_one_stage_unless_another_comes_between() -> None:
    each = step("each", 'formula = "achieved"\nunit = "points"\ndecimals = 2', "target")
    mean = step(
        "mean",
        'mean_over = { children = "target", value = "each" }\nunit = "points"\ndecimals = 2',
    )
    again = step("again", 'formula = "each - mean"\nunit = "points"\ndecimals = 2', "target")
    result = step(
        "result",
        'least_over = { children = "target", value = "again" }\nunit = "points"\ndecimals = 2',
    )
    program = compiled(each, mean, again, result)
    grains = [stage.grain for stage in program.stages]
    assert grains == [Grain.TARGET, Grain.PERSON, Grain.TARGET, Grain.PERSON]
    of_stages = [list(dict.fromkeys(part.name for part in stage.parts)) for stage in program.stages]
    assert of_stages == [["each", "mean"], ["mean"], ["again", "result"], ["result"]]


@pytest.mark.parametrize(
    ("body", "code", "path"),
    [
        (f'{PURE}\napplies = "saldo > 0"', packs.UNKNOWN_NAME, "applies"),
        (f'{PURE}\napplies = "balance > 0 and hired_on > 0"', packs.UNIT_MISMATCH, "applies"),
        (PURE.replace("points", "days"), packs.UNIT_MISMATCH, "unit"),
        (PURE.replace('"balance"', '"-saldo"'), packs.UNKNOWN_NAME, "formula"),
        ('formula = "hired_on"\nunit = "points"\ndecimals = 0', packs.UNIT_MISMATCH, "unit"),
        ('formula = "0"\nunit = "date"\ndecimals = 0', packs.UNIT_MISMATCH, "unit"),
        ('formula = "hired_on"\nunit = "date"\ndecimals = 2', packs.NOT_WHOLE, "decimals"),
        (
            'formula = "hired_on"\nunit = "date"\ndecimals = 0\nrange = [0, 1]',
            packs.KEY_NOT_FOR_KIND,
            "range",
        ),
        (
            'formula = "hired_on + leave_left / 2"\nunit = "date"\ndecimals = 0',
            packs.NOT_WHOLE,
            None,
        ),
    ],
)
def test_a_fault_stands_at_the_key_that_has_it(body: str, code: object, path: str | None) -> None:
    where = "step.result" if path is None else f"step.result.{path}"
    (found,) = lint(pack(step("result", body)), facts=SMALL)
    assert (found.code, found.place.path) == (code, where)
    if code is packs.KEY_NOT_FOR_KIND:
        assert f"'{path}'" in found.message.en


def test_a_bare_zero_has_any_unit_but_that_of_a_date() -> None:
    assert places(step("result", 'formula = "0"\nunit = "people"\ndecimals = 0')) == []


def test_what_may_not_fit_says_of_how_many_bits_it_has_too_few() -> None:
    wide = " * ".join(["balance"] * 8)
    (fault,) = lint(pack(step("result", f'formula = "{wide}"\ndecimals = 12')), facts=SMALL)
    assert (fault.code, "64" in fault.message.en) == (packs.TOO_WIDE, True)
    wide = " * ".join(["balance"] * 13)  # a thousand each: ten to the power of 39
    cases = f'when = [{{ if = "{wide} > 0", then = "1" }}, {{ then = "0" }}]\ndecimals = 0'
    (fault,) = lint(pack(step("result", cases)), facts=SMALL)
    assert (fault.code, "128" in fault.message.en) == (packs.TOO_WIDE, True)
    wide = " * ".join(["balance"] * 12)
    cases = f'when = [{{ if = "{wide} > 0", then = "1" }}, {{ then = "0" }}]\ndecimals = 0'
    assert places(step("result", cases)) == []


def test_a_range_bounds_what_later_steps_see() -> None:
    body = f"{PURE}\nrange = [-5, 3]"
    narrow = compiled(step("result", body)).steps["result"]
    assert (narrow.low, narrow.high) == (-500, 300)
    wide = compiled(step("result", f"{PURE}\nrange = [-50, 30]")).steps["result"]
    assert (wide.low, wide.high) == (-1000, 1000)
    above = compiled(step("result", f"{PURE}\nrange = [2, 3]")).steps["result"]
    assert (above.low, above.high) == (0, 300)  # what is refused holds 0


def test_what_names_a_broken_step_is_silent() -> None:
    broken = step("broken", PURE.replace("balance", "saldo"))
    after = step("result", PURE.replace("balance", "broken"))
    assert places(broken, after) == [(packs.UNKNOWN_NAME.id, "step.broken.formula")]


def test_a_step_names_something_a_hundred_times_and_no_more() -> None:
    for times, found in ((100, []), (101, [(packs.TOO_LONG.id, "step.result.formula")])):
        listed = ", ".join(["balance"] * times)
        assert places(step("result", PURE.replace('"balance"', f'"max({listed})"'))) == found
