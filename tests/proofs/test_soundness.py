"""What is proved holds: random rules, random people, and provers that were spoiled on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.packs import CATALOGUE, packs

from meritasn.errors import PackRefused
from meritasn.facts import Catalogue, Fact, read_catalogue
from meritasn.policies import Policy, read_policy, shipped
from meritasn.proofs import Verdict, cliffs, missing, signs, spans
from meritasn.proofs.branches import branches
from meritasn.proofs.cliffs import Moves
from meritasn.proofs.happened import Happened
from meritasn.proofs.invented import Invented, Person, present
from meritasn.proofs.missing import missing_is_never_scored
from meritasn.proofs.scene import Scene
from meritasn.proofs.signs import Signs, joined
from meritasn.proofs.spans import reach_of
from meritasn.proofs.unknown import always_refused
from meritasn.proofs.witness import worse
from meritasn.quantities import Unit
from meritasn.rules import Run, interpret

PEOPLE = 12

Check: TypeAlias = Callable[[Scene, int], list[str]]
"""What went against a proof on invented people, drawn by a seed."""


@cache
def small() -> Catalogue:
    return read_catalogue(CATALOGUE)


def scenes(text: str) -> Iterator[Scene]:
    try:
        policy = read_policy(text, facts=small())
    except PackRefused:
        return
    yield from scenes_of(policy)


def scenes_of(policy: Policy) -> Iterator[Scene]:
    for _, program in policy.programs:
        yield Scene(policy, program)


def values_of(run: Run) -> Iterator[tuple[str, int, int]]:
    """Each step of a subject and of its first records, with its value and its state."""
    seen = set()
    for one in (run, *run.children):
        if one.grain in seen:
            continue
        seen.add(one.grain)
        for name, compiled in run.program.steps.items():
            if compiled.step.grain is one.grain and (name, "value") in one.slots:
                yield name, one.slots[name, "value"], one.slots[name, "state"]


def pairs(scene: Scene, seed: int) -> Iterator[tuple[Fact, list[Run]]]:
    """Runs that differ in one fact, which grows."""
    invented, random = Invented(scene), Random(seed)  # noqa: S311
    facts = [f for f in scene.program.facts.values() if f.unit is not Unit.DATE]
    for person in islice(invented.people(seed), 1, PEOPLE):
        for fact in facts:
            if person.fact(fact, invented.subject) is None:
                continue
            values = {random.choice(invented.edges(fact)) for _ in range(3)}
            start = random.choice(sorted(values))
            values.add(min(start + 1, fact.high))
            yield fact, [_run(invented, person, fact, value) for value in sorted(values)]


def _run(invented: Invented, person: Person, fact: Fact, value: int) -> Run:
    return invented.run(person.with_fact(fact, value, invented.subject))


def wrong_signs(scene: Scene, seed: int) -> list[str]:
    """Where a value went against the sign that was proved, or a state changed that may not."""
    known: dict[str, Signs] = {}
    wrong = []
    for fact, runs in pairs(scene, seed):
        own = known.setdefault(fact.name, Signs(scene, fact))
        for first, second in pairwise(runs):
            for (name, a, s), (_, b, t) in zip(values_of(first), values_of(second), strict=True):
                sign = own.of(name)
                if s == t == 0 and sign is not None and not within(sign, b - a):
                    wrong.append(f"{fact.name} → {name}: {sign} but {a} → {b}")
                if (s ^ t) & ~own.bits_of(name):
                    wrong.append(f"{fact.name} → {name}: state {s} → {t}")
    return wrong


def within(sign: int, change: int) -> bool:
    return change == 0 if sign == 0 else sign * change >= 0


def wrong_bounds(scene: Scene, seed: int) -> list[str]:
    """Where a value lies outside its bounds, or is there though it never should be."""
    invented, wrong = Invented(scene), []
    for person in islice(invented.people(seed), 3 * PEOPLE):
        run = invented.run(person)
        for name, value, state in values_of(run):
            low, high = reach_of(scene, name)
            if not state and (always_refused(scene, name) or not low <= value <= high):
                wrong.append(f"{name}: {value} outside {low} to {high}")
    return wrong


def wrong_moves(scene: Scene, seed: int) -> list[str]:
    """Where the least change moved a value further than was proved."""
    wrong = []
    moves: dict[str, Moves] = {}
    for fact, runs in pairs(scene, seed):
        if fact.enum is not None:
            continue
        own = moves.setdefault(fact.name, Moves(scene, fact))
        for first, second in pairwise(runs):
            if abs(_value(second, fact) - _value(first, fact)) != 1:
                continue
            for (name, a, s), (_, b, t) in zip(values_of(first), values_of(second), strict=True):
                if s == t == 0 and abs(b - a) > own.of(name):
                    wrong.append(f"{fact.name} → {name}: {a} → {b}, more than {own.of(name)}")
    return wrong


def _value(run: Run, fact: Fact) -> int:
    for one in (run, *run.children):
        if (fact.name, "value") in one.slots:
            return one.slots[fact.name, "value"]
    return run.above[fact.name, "value"]


def wrong_branches(scene: Scene, seed: int) -> list[str]:
    """Branches that happened though they were proved never to."""
    never = {
        (branch.step, branch.number)
        for step in scene.steps.values()
        for branch in branches(scene, step)
        if branch.never is not None
    }
    happened = Happened(scene, set(never))
    invented = Invented(scene)
    for person in islice(invented.people(seed), 3 * PEOPLE):
        happened.note(invented.run(person))
    return sorted(map(str, never - happened.wanted))


def scored_though_missing(scene: Scene, seed: int) -> list[str]:
    """Steps with a value though a fact is missing on which that value hangs."""
    if not any(drawn.verdict is Verdict.PROVED for drawn in missing_is_never_scored(scene)):
        return []
    invented, wrong = Invented(scene), []
    outputs = [step.name for step in scene.outputs.values()]
    for person in islice(invented.people(seed), 1, PEOPLE):
        for fact in scene.facts_of_outputs.values():
            if fact.name in scene.program.unsaid or not person.fact(fact, invented.subject):
                continue
            without = invented.run(person.with_pair(fact, (0, 1), invented.subject))
            for value in invented.edges(fact)[::7]:
                run = _run(invented, person, fact, value)
                for name in outputs:
                    one, other = present(without, name), present(run, name)
                    if one is not None and other is not None and one != other:
                        wrong.append(f"{name}: {one} without {fact.name}, {other} with {value}")
    return wrong


CHECKS = (wrong_signs, wrong_bounds, wrong_moves, wrong_branches, scored_though_missing)
SEEDS = range(20)

quick = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def tricky() -> Policy:
    return read_policy((Path(__file__).parent / "tricky.toml").read_text("utf-8"))


def found(check: Check, policy: Policy, seeds: Iterable[int] = SEEDS) -> list[str]:
    """What a check complains of, as soon as it does."""
    for seed in seeds:
        for scene in scenes_of(policy):
            wrong = check(scene, seed)
            if wrong:
                return wrong
    return []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@quick
@given(text=packs(), seed=st.integers(0, 10_000))
def test_random_rules_keep_what_is_proved_of_them(check: Check, text: str, seed: int) -> None:
    for scene in scenes(text):
        assert check(scene, seed) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_rules_that_set_traps_keep_what_is_proved_of_them(check: Check) -> None:
    assert found(check, tricky()) == []


@pytest.mark.parametrize("name", ["pp-46-2011", "permenpanrb-8-2021", "permenpanrb-38-2018"])
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_regulations_keep_what_is_proved_of_them(check: Check, name: str) -> None:
    assert found(check, shipped(name), range(3)) == []


def test_the_traps_are_proved_where_they_can_be() -> None:
    (scene,) = scenes_of(tricky())
    service = Signs(scene, scene.program.facts["service"])
    ways = {name: service.of(name) for name in scene.steps}
    assert ways["falling"] == -1
    assert ways["lesser"] == 1
    assert ways["quotient"] == 1
    assert ways["grade"] == -1
    assert ways["scaled"] == 1
    assert [
        n for n in ("product", "jump", "is_fair", "or_else", "average") if ways[n] is not None
    ] == []
    assert ways["all_met"] is None


# --------------------------------------------------------------------- a witness is a pair of runs


@given(seed=st.integers(0, 10_000), better=st.sampled_from((1, -1)))
@settings(max_examples=15, deadline=None)
def test_who_is_said_to_be_hurt_is_hurt_in_the_reference_reading(seed: int, better: int) -> None:
    (scene,) = scenes_of(tricky())
    random, invented = Random(seed), Invented(scene)  # noqa: S311
    step = scene.steps[random.choice(("product", "jump", "or_else", "average", "scaled"))]
    fact = scene.program.facts[random.choice(("service", "integrity"))]
    witness = worse(invented, fact, step, better, {})
    sign = Signs(scene, fact).of(step.name)
    if witness is None:
        return
    assert sign is None or sign * better < 0
    first, second = (interpret(scene.program, one).value(step.name) for one in witness.records)
    assert first.number is not None
    assert second.number is not None
    assert second.number < first.number
    (a, _), (b, _) = witness.before, witness.after
    assert better * (b - a) > 0


# ------------------------------------------------------------------------------- provers that err


def nothing_turns(sign: int | None) -> int | None:
    return sign


FAULTS = [
    ("factors of any sign", signs, "product", lambda a, b, _x, _y: joined(a, b), wrong_signs),
    ("no difference turns", signs, "turned", nothing_turns, wrong_signs),
    ("a divisor is nothing", Signs, "_quotient", lambda s, n, _d, r: s.sign(n, r), wrong_signs),
    ("branches meet", signs, "is_extreme", lambda _c, _a, _b: True, wrong_signs),
    ("states stand still", Signs, "bits_of", lambda _s, _name: 0, wrong_signs),
    ("equal is at the end", Signs, "_same", lambda _s, sign, _a, _b: sign, wrong_signs),
    ("all count always", Signs, "_heeded", lambda _s, _state, _step: 0, wrong_signs),
    (
        "out stays out",
        Signs,
        "_combined",
        lambda s, names: signs.joined(*map(s.of, names)),
        wrong_signs,
    ),
    ("one branch is all", spans, "hull", lambda a, b: a if a[0] <= a[1] else b, wrong_bounds),
    (
        "a limit cuts at once",
        spans.Reach,
        "_cut",
        lambda _s, _n, span: (span[0], span[1] - 1),
        wrong_bounds,
    ),
    ("tables stand still", signs, "tabled", lambda _s, _node, _reach: 0, wrong_signs),
    ("one child is all", cliffs, "most_children", lambda _grain: 1, wrong_moves),
    ("no jump", cliffs, "is_extreme", lambda _c, _a, _b: True, wrong_moves),
    ("one record moves", Moves, "_reaches_all", lambda _s, _name, _part: False, wrong_moves),
    ("factors weigh one", cliffs, "_size", lambda _span: 1, wrong_moves),
    ("no case is left", spans.Reach, "unless", lambda _s, _c: None, wrong_branches),
]


@pytest.mark.parametrize(
    ("where", "name", "fault", "check"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_a_prover_that_errs_is_caught(
    monkeypatch: pytest.MonkeyPatch, where: object, name: str, fault: object, check: Check
) -> None:
    monkeypatch.setattr(where, name, fault)
    assert found(check, tricky()) != []


def test_a_sum_that_passes_over_what_is_missing_is_not_proved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (Path(__file__).parent / "tricky.toml").read_text("utf-8")
    unused = 'name = "scaled"\nof = "person"\n'
    text = text.replace('score = "scaled"', 'score = "near_ones"')
    policy = read_policy(text.replace(unused, f"{unused}shown = true\n"))
    assert found(scored_though_missing, policy) == []
    monkeypatch.setattr(missing, "_leaves_out", lambda _kind: False)
    assert found(scored_though_missing, policy) != []
