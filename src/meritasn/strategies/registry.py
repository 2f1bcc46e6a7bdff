"""The strategies and plug-in policies that one application knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast, overload

from attrs import evolve

from meritasn.errors import Finding, UsageError
from meritasn.errors.codes import usage
from meritasn.language import Text
from meritasn.policies import Policy, shipped_names
from meritasn.policies.plugins import Taken, broken, declared, origin, policy_plugins, raised
from meritasn.strategies.calibrating import Calibrator
from meritasn.strategies.faults import faults
from meritasn.strategies.kinds import StrategyKind, kinds_of
from meritasn.strategies.measuring import Metric
from meritasn.strategies.ranking import Ranker
from meritasn.strategies.scoring import Requirement, Scorer
from meritasn.strategies.splitting import IncentiveRule
from meritasn.strategies.union import Strategy
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, View, repr_html

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["GROUP", "Registry"]

GROUP = "meritasn.strategies"
"""The group of entry points under which a package declares its strategies."""


_Key: TypeAlias = tuple[StrategyKind, str]
_HERE = Text("aplikasi ini", "this application")


class Registry:
    """The strategies that one application knows: it owns the registry, and nothing is global.

    A strategy is found by its kind and its name. What is wrong with one is said when it is
    registered, all of it at once.

    Example:
        >>> registry = Registry()
        >>> found = registry.load()  # what installed packages declare, this library among them
        >>> registry.find(StrategyKind.RANKER, "shared-places").declaration.version
        '1'
    """

    def __init__(self) -> None:
        self._own: dict[_Key, Strategy] = {}
        self._loaded: dict[_Key, Strategy] = {}
        self._policies: dict[str, Policy] = {}
        self._findings: tuple[Finding, ...] = ()

    def register(self, *strategies: Strategy) -> None:
        """Registers strategies: all of them, or none where anything is wrong.

        Raises:
            UsageError: With everything that is wrong with any of them.
        """
        found = [finding for one in strategies for finding in faults(one)]
        names = Taken(map(_said, self._known), _HERE)
        for one in strategies:
            if not faults(one):
                names.add(_said(_key(one)), f"{type(one).__module__}.{type(one).__name__}")
        found += names.findings()
        if found:
            raise UsageError(found)
        self._own |= {_key(one): one for one in strategies}

    def load(self) -> tuple[Finding, ...]:
        """Loads what installed packages declare by entry point, the library among them.

        What the application registered itself stays: a plug-in of the same kind and name is a
        finding. Two plug-ins of one kind and name are a finding, and neither is used.

        Returns:
            What is wrong with plug-ins; they hide no other, and nothing is raised.
        """
        findings: list[Finding] = []
        found: dict[_Key, Strategy] = {}
        names = Taken(map(_said, self._own), _HERE)
        for point in declared(GROUP):
            strategies, complaints = _given_by(point)
            findings += complaints
            for one in strategies:
                names.add(_said(_key(one)), origin(point))
                found[_key(one)] = one
        self._loaded = {key: one for key, one in found.items() if names.free(_said(key))}
        plugins = policy_plugins(shipped_names())
        self._policies = dict(plugins.policies)
        self._findings = (*findings, *names.findings(), *plugins.findings)
        return self._findings

    @property
    def _known(self) -> dict[_Key, Strategy]:
        return {**self._loaded, **self._own}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was wrong with plug-ins when they were loaded."""
        return self._findings

    @overload
    def find(self, kind: Literal[StrategyKind.SCORER], name: str) -> Scorer: ...
    @overload
    def find(self, kind: Literal[StrategyKind.REQUIREMENT], name: str) -> Requirement: ...
    @overload
    def find(self, kind: Literal[StrategyKind.RANKER], name: str) -> Ranker: ...
    @overload
    def find(self, kind: Literal[StrategyKind.CALIBRATOR], name: str) -> Calibrator: ...
    @overload
    def find(self, kind: Literal[StrategyKind.METRIC], name: str) -> Metric[Any]: ...
    @overload
    def find(self, kind: Literal[StrategyKind.INCENTIVE_RULE], name: str) -> IncentiveRule: ...
    @overload
    def find(self, kind: StrategyKind, name: str) -> Strategy: ...

    def find(self, kind: StrategyKind, name: str) -> Strategy:
        """A strategy by its kind and name.

        Raises:
            UsageError: If there is none; with what was wrong with plug-ins, which may be why.
        """
        found = self._known.get((kind, name))
        if found is not None:
            return found
        known = ", ".join(one.declaration.name for one in self.strategies(kind))
        missing = usage.UNKNOWN_STRATEGY.at(kind=kind.text, name=name, expected=known or None)
        raise UsageError([missing, *self._findings])

    def strategies(self, kind: StrategyKind | None = None) -> tuple[Strategy, ...]:
        """The strategies of a kind, or all of them; by kind and name."""
        order = list(StrategyKind)
        known = self._known
        keys = sorted(known, key=lambda key: (order.index(key[0]), key[1]))
        return tuple(known[key] for key in keys if kind in (None, key[0]))

    def policies(self) -> tuple[Policy, ...]:
        """The policies of plug-ins, by name; `load_policy` finds the same ones."""
        return tuple(self._policies[name] for name in sorted(self._policies))

    def __iter__(self) -> Iterator[Strategy]:
        return iter(self.strategies())

    def __len__(self) -> int:
        return len(self._known)

    def __repr__(self) -> str:
        return f"Registry of {len(self)} strategies"

    def view(self) -> View:
        """What there is, and what is wrong with plug-ins."""
        return View(tuple(self._parts()))

    def _parts(self) -> Iterator[Part]:
        yield Title(_STRATEGIES)
        yield Table(
            (Column(_KIND), Column(_NAME), Column(_VERSION), Column(_TITLE, grow=True)),
            tuple(map(_row, self)),
        )
        if self._policies:
            rows = tuple((one.name, one.title, one.in_force.text) for one in self.policies())
            yield Title(_POLICIES, 2)
            yield Table((Column(_NAME), Column(_TITLE, grow=True), Column(_IN_FORCE)), rows)
        for finding in self._findings:
            yield Sentence(finding.text, "bad")

    _repr_html_ = repr_html


def _key(strategy: Strategy) -> _Key:
    (kind,) = kinds_of(strategy)
    return kind, strategy.declaration.name


def _said(key: _Key) -> str:
    """A kind and a name on one line: strategies of different kinds may share a name."""
    kind, name = key
    return f"{kind.value} {name}"


def _row(strategy: Strategy) -> tuple[Cell, ...]:
    kind, name = _key(strategy)
    said = strategy.declaration
    return kind.text, name, said.version, said.title


def _given_by(point: EntryPoint) -> tuple[tuple[Strategy, ...], tuple[Finding, ...]]:
    """The strategies that one entry point gives, and what is wrong with it."""
    try:
        given = [(one, faults(one)) for one in _given(point.load())]
    except (Exception, SystemExit) as error:  # noqa: BLE001  (another's package may raise anything)
        return (), (broken(point, raised(error)),)
    if not given:
        return (), (broken(point, _NOTHING),)
    # One without faults is a strategy: that is what was looked for.
    sound = tuple(cast("Strategy", one) for one, wrong in given if not wrong)
    return sound, tuple(
        evolve(finding, place=evolve(finding.place, file=origin(point)))
        for _, wrong in given
        for finding in wrong
    )


def _given(thing: object) -> Iterator[object]:
    """Strategies, out of whatever form a plug-in gives them in: also a class, or a function."""
    if isinstance(thing, type) or (callable(thing) and not kinds_of(thing)):
        thing = thing()
    if not kinds_of(thing) and isinstance(thing, Iterable):
        yield from thing
    else:
        yield thing


_NOTHING = Text("tidak memberi satu strategi pun", "it gives no strategy at all")
_STRATEGIES, _POLICIES = Text("Strategi", "Strategies"), Text("Kebijakan", "Policies")
_KIND, _NAME = Text("Jenis", "Kind"), Text("Nama", "Name")
_VERSION, _TITLE = Text("Versi", "Version"), Text("Tentang", "About")
_IN_FORCE = Text("Berlaku", "In force")
