"""The engine: steps, exact arithmetic, and one set of nodes that every reading reads."""

from meritasn.rules.compiler import compile_steps
from meritasn.rules.interpreter import interpret, interpret_unit
from meritasn.rules.program import Compiled, Program
from meritasn.rules.record import Given, Record, Run, Value
from meritasn.rules.scope import Names, Parameter, Unsaid
from meritasn.rules.single import run, run_unit
from meritasn.rules.source import source
from meritasn.rules.states import NotApplicable, Reason, ReasonKind
from meritasn.rules.step import Kind, Step
from meritasn.rules.trace import Trace, Tried, trace

__all__ = [
    "Compiled",
    "Given",
    "Kind",
    "Names",
    "NotApplicable",
    "Parameter",
    "Program",
    "Reason",
    "ReasonKind",
    "Record",
    "Run",
    "Step",
    "Trace",
    "Tried",
    "Unsaid",
    "Value",
    "compile_steps",
    "interpret",
    "interpret_unit",
    "run",
    "run_unit",
    "source",
    "trace",
]
