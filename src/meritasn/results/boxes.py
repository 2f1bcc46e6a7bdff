"""One person on the map of talent: their box, their scores, how near each cut-off is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from meritasn.language import Language, Text
from meritasn.model import YesNo
from meritasn.quantities import Unit
from meritasn.results.explanation import value_text
from meritasn.results.refusal import Refusal, first_refusal, refused
from meritasn.results.requirements import requirements_beside
from meritasn.results.result import Label, Result
from meritasn.rules import Compiled, Parameter, Program, Run, Trace
from meritasn.rules import trace as traced
from meritasn.view import Column, Part, Sentence, Table, Title

__all__ = [
    "ADVICE",
    "AXES",
    "BOX",
    "CUTS",
    "GROUP",
    "STEPS",
    "CutOff",
    "box_of",
    "cut_offs",
    "in_group",
    "label_of",
    "person_as_dict",
    "placed",
    "reasons_without_box",
    "refusal_of",
]

AXES = ("performance", "potential")
"""The steps with the scores of the two axes; the first gives the rows of the map."""

BOX, GROUP, ADVICE = "talent_box", "succession_group", "recommendation"
"""The steps with the box, whether it belongs to the succession group, and what it recommends."""

CUTS = ("low", "high")
"""The cut-offs of an axis, as in the figures ``performance_low`` and ``performance_high``."""

STEPS = (BOX, GROUP, ADVICE, *AXES, *(f"{axis}_level" for axis in AXES))
"""The steps that a policy needs, so that its answers can be mapped."""


@frozen
class CutOff:
    """A cut-off of an axis.

    Attributes:
        axis: The step with the score.
        cut: Whether it is the low or the high one.
        parameter: Its figure.
    """

    axis: str
    cut: str
    parameter: Parameter

    @property
    def distance(self) -> str:
        """The step that says how far a score is above it."""
        return f"{self.axis}_over_{self.cut}"


def cut_offs(program: Program) -> tuple[CutOff, ...]:
    """The cut-offs of both axes, from the lowest of the first."""
    known = program.parameters
    names = ((axis, cut, f"{axis}_{cut}") for axis in AXES for cut in CUTS)
    return tuple(CutOff(axis, cut, known[name]) for axis, cut, name in names if name in known)


def label_of(result: Result, step: str) -> Label | None:
    """The label of a step for one person, if there is one."""
    if result.run is None or step not in result.run.program.steps:
        return None
    code, enum = result.run.value(step).label, result.run.program.steps[step].enum
    return None if code is None or enum is None else Label(code, enum.title(code))


def box_of(result: Result) -> Label | None:
    """The box of one person, if they have one."""
    return label_of(result, BOX)


def in_group(result: Result) -> bool:
    """Whether somebody belongs to the succession group."""
    label = label_of(result, GROUP)
    return label is not None and label.code == YesNo.YES.code


def refusal_of(result: Result) -> Refusal | None:
    """Why somebody has no box; None where they have one."""
    return result.nothing if result.run is None else refused(result.run, BOX)


def reasons_without_box(result: Result) -> tuple[Text, ...]:
    """Why somebody has no box, each reason alone; none where they have one."""
    refusal = refusal_of(result)
    if refusal is None:
        return ()
    if result.run is None or not refusal.reasons:
        return (refusal.message,)
    program = result.run.program
    return tuple(first_refusal(program, (reason,)).message for reason in refusal.reasons)


def person_as_dict(result: Result, language: Language) -> Mapping[str, object]:
    """One person for other programs; numbers are text."""
    box, advice, refusal = box_of(result), label_of(result, ADVICE), refusal_of(result)
    distances = [f"{axis}_over_{cut}" for axis in AXES for cut in CUTS]
    run = result.run
    requirements = () if run is None else requirements_beside(run)
    return {
        "employee": result.employee,
        "box": box and box.code,
        **{step: _written(run, step) for step in (*AXES, *distances)},
        "score": None if result.score is None else f"{result.score:f}",
        "succession_group": None if box is None else in_group(result),
        "recommendation": advice and advice.title.of(language),
        "requirements": [one.as_dict(language) for one in requirements],
        "refusal": refusal and {"code": refusal.code.id, "message": refusal.message.of(language)},
    }


def _written(run: Run | None, step: str) -> str | None:
    if run is None or (step, "state") not in run.slots:
        return None
    return run.value(step).text


# -- shown ------------------------------------------------------------------------------------


def placed(result: Result) -> Iterator[Part]:
    """The box of one person and what it recommends, the two scores, their parts, and why."""
    box, refusal = box_of(result), refusal_of(result)
    if refusal is not None:
        yield Sentence(_NO_BOX.fill(why=refusal.message), "bad")
    elif box is not None:
        advice = label_of(result, ADVICE)
        yield Sentence(
            box.title if advice is None else _PLACED.fill(box=box.title, advice=advice.title),
            "good" if in_group(result) else "plain",
        )
    if result.run is None:
        return
    yield from (Sentence(f.message, "warn") for f in result.findings)
    yield from _values(result)
    yield from _against_cut_offs(result.run)
    for axis in AXES:
        yield from _parts_of(result.run, axis)
    explanation = result.explain(BOX)
    if explanation is not None:
        yield from explanation.view().parts


def _values(result: Result) -> Iterator[Part]:
    """The score of the policy, and what it shows beside it."""
    run = result.run
    assert run is not None
    score = result.policy.pack.output.get("score")
    names = (*([score] if score else []), *_BESIDE)
    found = [(name, run.value(name).number) for name in names if name in run.program.steps]
    rows = tuple(
        (run.program.steps[name].step.title, number) for name, number in found if number is not None
    )
    if rows:
        yield Table((Column(_NAMELESS), Column(_NAMELESS, "right")), rows)


_BESIDE = ("technical_match", "blended_value")
"""Steps that a policy of talent may have: technical competence, which does not move the box."""


def _against_cut_offs(run: Run) -> Iterator[Part]:
    """How near each cut-off is."""
    rows = [
        (
            run.program.steps[one.axis].step.title,
            run.value(one.axis).number,
            one.parameter.title,
            one.parameter.value,
            run.value(one.distance).number,
        )
        for one in cut_offs(run.program)
        if (one.distance, "state") in run.slots
    ]
    if rows:
        yield Title(_NEARNESS, 2)
        yield Table(
            (
                Column(_AXIS, grow=True),
                Column(_SCORE, "right"),
                Column(_CUT_OFF, grow=True),
                Column(_AT, "right"),
                Column(_DISTANCE, "right"),
            ),
            tuple(rows),
        )


def _parts_of(run: Run, axis: str) -> Iterator[Part]:
    """The parts of a score with their weights, where the policy weighs them."""
    node = traced(run, axis)
    rows = tuple((_titled(part), _shown(part), _shown(weight)) for weight, part in _weighed(node))
    if rows:
        yield Title(run.program.steps[axis].step.title, 2)
        yield Table(
            (Column(_PART, grow=True), Column(_SCORE, "right"), Column(_WEIGHT, "right")), rows
        )


def _weighed(node: Trace) -> Iterator[tuple[Trace, Trace]]:
    """Each weight with the part that it weighs, as the formula names them one after the other."""
    weight: Trace | None = None
    for part in node.parts:
        if isinstance(part.subject, Parameter) and part.subject.unit is Unit.PERCENT:
            weight = part
        elif weight is not None:
            yield weight, part
            weight = None


def _titled(node: Trace) -> Text:
    subject = node.subject
    return subject.step.title if isinstance(subject, Compiled) else subject.title


def _shown(node: Trace) -> Text:
    return value_text(node.subject, node.value)


_NAMELESS = Text("", "")
_NO_BOX = Text("Tidak ada kotak: {why}", "No box: {why}")
_PLACED = Text("{box}: {advice}", "{box}: {advice}")
_NEARNESS = Text("Jarak ke batas", "Distance to the cut-offs")
_AXIS, _SCORE = Text("Sumbu", "Axis"), Text("Nilai", "Score")
_CUT_OFF, _AT = Text("Batas", "Cut-off"), Text("Pada", "At")
_DISTANCE = Text("Jarak", "Distance")
_PART, _WEIGHT = Text("Unsur", "Part"), Text("Bobot", "Weight")
