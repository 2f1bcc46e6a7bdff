"""Holds a policy against the laws of good rules."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec

from attrs import evolve, frozen

from meritasn.language import Text
from meritasn.policies import LAWS, Law, Policy
from meritasn.proofs import Proof, Verdict
from meritasn.proofs import prove as proofs_of
from meritasn.testing.laws.expected import OnFail, enough, named, reasons
from meritasn.testing.laws.report import LawsBroken, LawVerdict, Outcome, Report
from meritasn.testing.laws.telling import told
from meritasn.testing.laws.trial import Bench, Tried

__all__ = ["check_policy", "iter_laws"]

_HARDER = 10
"""How many times as many cases are tried before a law that should break is said to hold."""


def check_policy(  # noqa: PLR0913  (each is a choice of its own)
    policy: Policy,
    *,
    expected_failures: Mapping[str, Text | str] | None = None,
    on_fail: OnFail = "raise",
    examples: int = 100,
    seed: int = 0,
    laws: Iterable[str] | None = None,
    prove: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Holds a policy against the laws of good rules, on invented people.

    What can be proved of a law is proved; what cannot is tried on records that aim at the limits
    of the rules. A law that the pack says its regulation breaks is tried all the same, and has to
    break: an entry that is no longer true is a failure too.

    Args:
        policy: The policy.
        expected_failures: Laws that are known to be broken, with the reason, beside those that the
            pack itself names.
        on_fail: Whether a failure raises, warns, or only stands in the report.
        examples: How many cases are tried of each law.
        seed: From the same seed come the same cases.
        laws: Only these laws, by name; all if unsaid.
        prove: Whether what is proved of the rules is taken for granted; otherwise the engine that
            runs them is tried as well.
        progress: Told how many laws are done, of how many.

    Raises:
        LawsBroken: If a law is broken and that should raise.
        UsageError: If there is no law of that name, or no case is to be tried.

    Example:
        >>> from meritasn.policies import shipped
        >>> report = check_policy(shipped("uu-10-2016"), laws=["a_value_or_a_reason"], examples=20)
        >>> report.passed
        True
    """
    wanted, examples = named(laws), enough(examples)
    expected = {**policy.pack.breaks, **reasons(expected_failures or {})}
    bench, known = _bench(policy, seed), proofs_of(policy) if prove else ()
    verdicts: list[LawVerdict] = []
    for number, law in enumerate(wanted, 1):
        proofs = tuple(proof for proof in known if proof.law.name == law.name)
        case = _Question(law, proofs, bench, examples, expected.get(law.name))
        verdicts.append(case.verdict())
        if progress is not None:
            progress(number, len(wanted))
    report = Report(policy.name, policy.hash, policy.title, tuple(verdicts))
    if not report.passed and on_fail is not None:
        broken = LawsBroken(report)
        if on_fail == "raise":
            raise broken
        warnings.warn(str(broken), stacklevel=2)
    return report


def iter_laws(policy: Policy | None = None) -> Iterable[Law]:
    """The laws of good rules, in the order of a report.

    Args:
        policy: Only those that it does not say it breaks.

    >>> next(iter(iter_laws())).name
    'weights_make_a_whole'
    """
    broken = () if policy is None else policy.pack.breaks
    return (law for name, law in LAWS.items() if name not in broken)


@frozen
class _Question:
    """One law of one policy."""

    law: Law
    proofs: tuple[Proof, ...]
    bench: Bench | None
    examples: int
    expected: Text | None

    def verdict(self) -> LawVerdict:
        """What came of it."""
        found = {proof.verdict for proof in self.proofs}
        if found == {Verdict.PROVED} and not self._goes_further():
            return self._kept(Outcome.PROVED)
        tried = self._tried()
        if found == {Verdict.PROVED} and tried.fault is None:
            return self._kept(Outcome.PROVED, Tried(tried.cases))
        if Verdict.BROKEN in found or tried.fault is not None:
            return self._broken(tried)
        if tried.cases:
            return self._kept(Outcome.HELD, tried)
        if tried.why is not None and (self.bench is not None or not self.proofs):
            return self._kept(Outcome.NOT_APPLICABLE, tried)
        if self.bench is not None:
            tried = evolve(tried, why=self.bench.silent(self.examples) or self._open())
        return self._kept(Outcome.OPEN, tried)

    def _goes_further(self) -> bool:
        """Whether the law says more than its proof.

        Where the rules say what an empty fact means, that is no missing fact to a proof; that it
        is scored by that meaning can still be seen.
        """
        if self.bench is None or self.law.name != "missing_is_never_scored":
            return False
        programs = [case.program for case in self.bench.cases]
        return any(p.facts[name].merit for p in programs for name in p.unsaid if name in p.facts)

    def _open(self) -> Text:
        """Why nothing was found, neither without a case nor with one."""
        found = next((p.why for p in self.proofs if p.verdict is Verdict.OPEN), None)
        return found or _NOTHING_TOLD

    def _tried(self) -> Tried:
        if self.bench is None:
            return Tried(why=_NO_HYPOTHESIS)
        from meritasn.testing.laws.trials import TRIALS  # noqa: PLC0415  (needs Hypothesis)

        trial = TRIALS.get(self.law.name)
        if trial is None:
            return Tried(why=None if self.proofs else _SAYS_NOTHING)
        tried = trial(self.bench, self.examples)
        known = any(proof.verdict is Verdict.BROKEN for proof in self.proofs)
        if self.expected is not None and tried.fault is None and tried.cases and not known:
            tried = trial(self.bench, self.examples * _HARDER)
        return tried

    def _broken(self, tried: Tried) -> LawVerdict:
        outcome = Outcome.BROKEN if self.expected is None else Outcome.EXPECTED
        story = None if tried.fault is None else told(self.law, tried.fault)
        return LawVerdict(self.law, outcome, tried.cases, self.expected, self.proofs, story)

    def _kept(self, outcome: Outcome, tried: Tried = Tried()) -> LawVerdict:  # noqa: B008  (frozen)
        why = tried.why
        if self.expected is not None:
            outcome, why = Outcome.HELD_UNEXPECTEDLY, self.expected
        return LawVerdict(self.law, outcome, tried.cases, why, self.proofs)


def _bench(policy: Policy, seed: int) -> Bench | None:
    """Where laws are tried; None without Hypothesis."""
    if find_spec("hypothesis") is None:
        return None
    from meritasn.testing.laws.bench import RecordBench  # noqa: PLC0415  (needs Hypothesis)

    return RecordBench(policy, seed)


_NO_HYPOTHESIS = Text(
    "Untuk mencobanya pada kasus rekaan diperlukan paket hypothesis.",
    "To try it on invented cases takes the package hypothesis.",
)
_NOTHING_TOLD = Text(
    "Tidak ada kasus rekaan yang dapat membedakannya.", "No invented case could tell."
)
_SAYS_NOTHING = Text(
    "Tidak ada yang dapat dikatakannya tentang aturan ini.", "It says nothing of this rule."
)
