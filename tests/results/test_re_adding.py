"""A clerk re-adds what is printed, with nothing but the printed page and the decimals of a step.

Titles and their values are read off the page; every step is worked again from the numbers that
stand in its rule, and every number in a rule is the one that is printed where it was worked out.
"""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.merit.people import activity, appraised

from meritasn.language import Language
from meritasn.merit import appraise
from meritasn.model import Appraisal, Target
from meritasn.policies import shipped
from meritasn.results import Explanation
from meritasn.view import Branch

slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)

NUMBER = r"[-−]?[\d.,]+"
VALUE = re.compile(rf" \(({NUMBER})(?: %| rupiah)?\)")
TITLES = "|".join(
    sorted(
        {
            re.escape(title)
            for step in shipped("pp-46-2011").pack.steps
            for title in (step.title.id, step.title.en)
        }
        | {
            re.escape(title)
            for fact in shipped("pp-46-2011").catalogue.facts.values()
            for title in (fact.title.id, fact.title.en)
        }
        | {
            re.escape(title)
            for (dated,) in shipped("pp-46-2011").pack.figures.values()
            for title in (dated.parameter.title.id, dated.parameter.title.en)
        },
        key=len,
        reverse=True,
    )
)
SIGNS: Mapping[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.LtE: operator.le,
}
TAKEN = ("bila", "if")
BRANCH = re.compile(r"(bila|if|tidak terpenuhi:|not so:) (.+?)(?:: | → )(.+)")


def number(text: str, language: Language) -> Fraction:
    plain = text.replace("−", "-")
    if language == "id":
        plain = plain.replace(".", "").replace(",", ".")
    return Fraction(plain.replace(",", ""))


def rounded(value: Fraction) -> Fraction:
    size = math.floor(abs(value) * 100 + Fraction(1, 2))
    return Fraction(size if value >= 0 else -size, 100)


def worked(formula: str, language: Language) -> Any:  # noqa: ANN401  (a number or a truth)
    """A printed formula: titles fall away, and the number behind each takes its place."""
    plain = re.sub(rf"(?:{TITLES})(?= \()", "", formula)
    plain = VALUE.sub(lambda value: f"({number(value[1], language)})", plain)
    for printed, sign in (("×", "*"), ("÷", "/"), ("−", "-"), ("≤", "<=")):
        plain = plain.replace(printed, sign)

    def of(node: ast.expr) -> Any:  # noqa: ANN401  (a number or a truth)
        match node:
            case ast.Constant(int(value)):
                return Fraction(value)
            case ast.UnaryOp(ast.USub(), operand):
                return -of(operand)
            case ast.BinOp(left, sign, right) | ast.Compare(left, [sign], [right]):
                return SIGNS[type(sign)](of(left), of(right))
        raise AssertionError(ast.dump(node))

    return of(ast.parse(plain.strip(), mode="eval").body)


def printed(branch: Branch, language: Language) -> tuple[str, str, str]:
    """The title of a line, its value and its rule, as they stand on the page."""
    title, _, value = branch.text.of(language).rpartition(": ")
    note = branch.note.of(language) if branch.note else ""
    return re.sub(r"^\[.*?\] ", "", title), value, note.partition(" · ")[0]


def again(rule: str, language: Language) -> Fraction:
    """The result of a printed rule."""
    if rule.startswith(("rata-rata", "the mean")):
        values = [v for found in re.findall(r"\(([^()]*)\)", rule) for v in found.split("; ")]
        numbers = [
            number(value.removesuffix(" %"), language)
            for value in values
            if re.fullmatch(rf"{NUMBER}(?: %)?", value)
        ]
        return rounded(sum(numbers, Fraction(0)) / len(numbers))
    branch = BRANCH.fullmatch(rule)
    if branch is None:
        return rounded(worked(rule, language))
    word, condition, formula = branch.groups()
    assert worked(condition, language) == (word in TAKEN)
    return rounded(worked(formula, language))


def lines(branch: Branch) -> Iterator[Branch]:
    yield branch
    for child in branch.children:
        yield from lines(child)


def tree(explanation: Explanation) -> Branch:
    (root,) = (part for part in explanation.view().parts if isinstance(part, Branch))
    return root


def assert_re_adds(explanation: Explanation, language: Language) -> int:
    """Works every number on the page again; how many there were."""
    count = 0
    for line in lines(tree(explanation)):
        _, value, rule = printed(line, language)
        below = [printed(child, language) for child in line.children]
        for title, shown, _ in below:
            assert re.search(rf"{re.escape(title)} \((?:[^()]*; )?{re.escape(shown)}[;)]", rule)
        if re.fullmatch(NUMBER, value):
            assert again(rule, language) == number(value, language), (value, rule)
            count += 1
    return count


def hundredths(low: int, high: int) -> st.SearchStrategy[str]:
    return st.integers(low, high).map(lambda whole: str(Decimal(whole).scaleb(-2)))


@st.composite
def activities(draw: st.DrawFn) -> Target:
    """Whatever was planned and done, often near the limit of efficiency."""
    plan = draw(hundredths(1, 100_000))
    cost = draw(st.integers(1, 10**10))
    spent = draw(st.integers(0, 2 * cost) | st.integers(-2, 2).map(lambda n: cost * 76 // 100 + n))
    return activity(
        draw(st.sampled_from("ABCD")),
        quantity=(plan, draw(hundredths(0, 200_000))),
        quality=(draw(hundredths(1, 10_000)), draw(hundredths(0, 10_000))),
        time=(plan, draw(hundredths(0, 200_000))),
        cost=(str(cost), str(max(spent, 0))) if draw(st.booleans()) else None,
    )


records = st.builds(
    lambda of, conduct, leads: appraised(*of, conduct=conduct, leads=leads),
    st.lists(activities(), min_size=1, max_size=4, unique_by=lambda one: one.key),
    hundredths(0, 10_000),
    st.booleans(),
)


@slow
@given(records, st.sampled_from(("id", "en")))
def test_every_printed_number_is_its_rule_applied_to_printed_numbers(
    one: Appraisal, language: Language
) -> None:
    result = appraise(one)
    explanation = result.explain()
    assert explanation is not None
    if result.refusal is None:
        assert assert_re_adds(explanation, language) >= 6


def test_the_law_has_something_to_work_on() -> None:
    one = appraised(
        activity("T1", time=("12", "10"), cost=("200000025", "152000018")),
        activity("T2", time=("100", "70"), quantity=("3", "1")),
        conduct="92.5",
    )
    explanation = appraise(one).explain()
    assert explanation is not None
    assert assert_re_adds(explanation, "id") == assert_re_adds(explanation, "en") == 12
