"""Runs worked examples: every op through its pack and steps, or through a public function."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from meritasn.cases.adapters import Adapter, Call, Expect, adapters
from meritasn.cases.figures import figures_given
from meritasn.cases.functions import FUNCTIONS, Json
from meritasn.cases.inputs import DAY, Asked, at, steps_given
from meritasn.cases.ordering import ordered
from meritasn.cases.result import CaseResult
from meritasn.cases.statistics import run_statistics
from meritasn.errors import NotInForce, PackRefused, Place, UsageError
from meritasn.errors.codes import usage
from meritasn.facts import Grain
from meritasn.language import Text
from meritasn.model import VOCABULARY, YesNo
from meritasn.policies import Policy, shipped, what_if
from meritasn.rules import Program, Run, run, run_unit
from meritasn.rules.kinds import Combined, Require

__all__ = ["run_case", "run_cases"]


def run_cases(paths: Iterable[str | Path]) -> tuple[CaseResult, ...]:
    """Runs every example in files.

    A list holds examples of a rule, whose name is that of the file; an object holds examples of
    statistics, with the data sets that they name.

    Raises:
        UsageError: If a file cannot be read, or is no JSON.
    """
    return tuple(result for path in map(Path, paths) for result in _file(path))


def run_case(rule: str, case: Mapping[str, Json], policy: Policy | None = None) -> CaseResult:
    """Runs one example.

    Args:
        rule: The name of the rule.
        case: With ``id``, ``input`` (whose ``op`` names what is asked) and ``expected``.
        policy: Runs instead of the rule's own pack.
    """
    given, expected = case.get("input"), case.get("expected")
    name = str(case.get("id", "?"))
    if not isinstance(given, Mapping) or not isinstance(expected, Mapping):
        return _failed(name, expected, _NO_CASE)
    op = str(given.get("op"))
    adapter = adapters().get(rule, {}).get(op)
    if adapter is None:
        return _failed(name, expected, _NOT_BUILT.fill(op=op, rule=rule))
    try:
        found = (
            _called(adapter, given) if isinstance(adapter, Call) else _ran(adapter, given, policy)
        )
    except (ValueError, TypeError, KeyError, PackRefused, NotInForce) as error:
        return _failed(name, expected, _NOT_RUN.fill(why=str(error)))
    answered = {key: found[key] for key in expected if key in found}
    passed = len(answered) == len(expected) and all(
        _equal(answered[key], value) for key, value in expected.items()
    )
    return CaseResult(name, passed, _shown(expected), _shown(answered))


def _failed(name: str, expected: Json, problem: Text) -> CaseResult:
    return CaseResult(name, passed=False, expected=_shown(expected), found="", problem=problem)


def _file(path: Path) -> Iterable[CaseResult]:
    place = Place(file=path.name)
    try:
        cases = json.loads(path.read_text("utf-8"), parse_float=Decimal)
    except OSError:
        raise UsageError([usage.NO_FILE.at(place)]) from None
    except ValueError:
        raise UsageError([usage.NO_JSON.at(place)]) from None
    if isinstance(cases, Mapping) and isinstance(cases.get("cases"), list):
        return run_statistics(json.loads(path.read_text("utf-8")))  # floats: no score is one
    if not isinstance(cases, list):
        return [_failed(path.stem, "[…]", _NO_LIST)]
    return [
        run_case(path.stem, case)
        if isinstance(case, Mapping)
        else _failed(f"{path.stem}[{i}]", "{…}", _NO_CASE)
        for i, case in enumerate(cases)
    ]


_NO_CASE = Text("bukan contoh berhitung", "not a worked example")
_NO_LIST = Text("berkas ini bukan kumpulan contoh", "this file holds no examples")
_NOT_BUILT = Text(
    "op '{op}' untuk aturan '{rule}' belum tersedia",
    "the op '{op}' of the rule '{rule}' is not built",
)
_NOT_RUN = Text("tidak dapat dijalankan: {why}", "cannot be run: {why}")


# -- through a public function ------------------------------------------------------------------


def _called(call: Call, given: Mapping[str, Json]) -> dict[str, Json]:
    arguments = {name: given[key] for key, name in call.arguments.items() if key in given}
    results = FUNCTIONS[call.function](**_positional(call, arguments))
    return {key: results.get(name) for key, name in call.results.items() if name in results}


def _positional(call: Call, arguments: Mapping[str, Json]) -> Mapping[str, Json]:
    missing = [name for name in call.arguments.values() if name not in arguments]
    if missing:
        raise ValueError(f"the input has no {', '.join(missing)}")
    return arguments


# -- through a pack -----------------------------------------------------------------------------


def _ran(adapter: Adapter, given: Mapping[str, Json], policy: Policy | None) -> dict[str, Json]:
    chosen = policy or shipped(adapter.policy)
    figures = figures_given(adapter, chosen, given)
    if figures:
        chosen = what_if(chosen, figures)
    program = _program(chosen, adapter, given)
    if any(expect.shown == "order" for expect in adapter.expect.values()):
        return {
            key: ordered(str(expect.step), adapter, chosen, program, given)
            for key, expect in adapter.expect.items()
        }
    program = program.with_given(steps_given(adapter, program, given))
    ran = _run(Asked(adapter, program, given))
    return {
        key: _answer(_answering(expect, given), expect.shown, ran)
        for key, expect in adapter.expect.items()
    }


def _program(policy: Policy, adapter: Adapter, given: Mapping[str, Json]) -> Program:
    """The rules of the day that is asked about; the last of them where none is."""
    keys = {fact: key for key, fact in adapter.facts.items()}
    day = adapter.fixed.get(DAY, at(given, keys[DAY]) if DAY in keys else None)
    if day is not None:
        return policy.on(date.fromisoformat(str(day)))
    _, program = policy.programs[-1]
    return program


def _run(asked: Asked) -> Run:
    grain, program = asked.adapter.grain, asked.program
    if grain is Grain.UNIT:
        unit = asked.unit
        return run_unit(program, unit, [run(program, person) for person in unit.children])
    ran = run(program, asked.subject)
    if grain is program.subject:
        return ran
    (child,) = (child for child in ran.children if child.grain is grain)
    return child


# -- answers ------------------------------------------------------------------------------------


def _answering(expect: Expect, given: Json) -> str | tuple[str, ...]:
    """The step that answers, or several: where the input says true at a key, the one for that."""
    chosen = (step for key, step in expect.where.items() if at(given, key) is True)
    return next(chosen, expect.step)


def _answer(step: str | tuple[str, ...], shown: str, ran: Run) -> Json:
    if not isinstance(step, str):
        answers = [_answer(one, shown, ran) for one in step]
        return None if all(answer is None for answer in answers) else answers
    value = ran.value(step)
    enum = ran.program.steps[step].enum
    match shown:
        case "number":
            return None if value.number is None else f"{value.number:f}"
        case "day":
            return None if value.day is None else value.day.isoformat()
        case "name":
            return value.label
        case "label":
            return None if value.label is None or enum is None else enum.title(value.label).id
        case "code":
            if value.label is None or enum is None:
                return None
            return VOCABULARY[enum.name].of(value.label).siasn
        case "met":
            return None if value.label is None else value.label == "met"
        case "yes":
            return None if value.label is None else value.label == YesNo.YES.code
        case _:
            return list(_codes_not_met(ran, step))


def _codes_not_met(ran: Run, step: str) -> Iterable[str]:
    kind = ran.program.steps[step].step.kind
    if isinstance(kind, Combined):
        for name in kind.of:
            yield from _codes_not_met(ran, name)
    elif isinstance(kind, Require) and ran.value(step).label == "not_met":
        yield kind.code


def _equal(found: Json, expected: Json) -> bool:
    """Numbers are equal as numbers, whatever zeros they are written with; no number is true."""
    if isinstance(expected, bool):
        return found is expected
    if isinstance(found, list) and isinstance(expected, list):
        return len(found) == len(expected) and all(map(_equal, found, expected))
    if isinstance(found, str) and isinstance(expected, str | int | Decimal):
        try:
            return Decimal(found) == Decimal(expected)
        except InvalidOperation:
            return found == expected
    return found == expected and type(found) is type(expected)


def _shown(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
