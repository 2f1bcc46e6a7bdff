"""Policies that other packages bring, found by entry point and never at import.

An entry point of the group ``meritasn.policies`` names a policy, the text of a pack, a file with
one, a package whose files are packs, or a function without arguments that gives any of these. A
plug-in that is broken is a finding, and hides no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from meritasn.errors import Finding, PackRefused, Place
from meritasn.errors.codes import usage
from meritasn.language import Text, listing
from meritasn.policies.policy import Policy
from meritasn.policies.reader import read_policy

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = [
    "GROUP",
    "PolicyPlugins",
    "Taken",
    "broken",
    "declared",
    "origin",
    "policy_plugins",
    "raised",
]

GROUP = "meritasn.policies"
"""The group of entry points under which a package declares its policies."""

_LIBRARY = Text("meritasn", "meritasn")


@frozen
class PolicyPlugins:
    """The policies of other packages.

    Attributes:
        policies: By name.
        findings: What is wrong with plug-ins; their other policies are there all the same.
    """

    policies: Mapping[str, Policy] = field(repr=", ".join)
    findings: tuple[Finding, ...] = ()


def policy_plugins(taken: Iterable[str] = ()) -> PolicyPlugins:
    """The policies that installed packages declare.

    Args:
        taken: Names that a plug-in may not have, since the library ships them.
    """
    names = Taken(taken)
    policies: dict[str, Policy] = {}
    findings: list[Finding] = []
    for point in declared(GROUP):
        found, complaints = _policies_of(point)
        findings += complaints
        for policy in found:
            names.add(policy.name, origin(point))
            policies[policy.name] = policy
    findings += names.findings()
    usable = {name: one for name, one in policies.items() if names.free(name)}
    return PolicyPlugins(usable, tuple(findings))


def declared(group: str) -> tuple[EntryPoint, ...]:
    """The entry points of a group, those of one name beside each other."""
    from importlib.metadata import entry_points  # noqa: PLC0415  (the core does not pay for it)

    found = dict.fromkeys(entry_points(group=group))  # a package may be on the path twice
    return tuple(sorted(found, key=lambda point: (point.name, point.value)))


def origin(point: EntryPoint) -> str:
    """The package that declares an entry point, with its version, and where it points."""
    dist = point.dist
    return point.value if dist is None else f"{dist.name} {dist.version} ({point.value})"


def broken(point: EntryPoint, why: Text) -> Finding:
    """That a plug-in cannot be loaded."""
    where = Place(path=f"{point.group}.{point.name}")
    return usage.BROKEN_PLUGIN.at(where, name=point.name, why=why, found=origin(point))


def raised(error: BaseException) -> Text:
    """What kind of error stopped a plug-in, and what it could not import; never what it said."""
    lacking = error.name if isinstance(error, ImportError) else None
    kind = type(error).__name__
    return _RAISED.fill(error=f"{kind} ({lacking})" if lacking else kind)


class Taken:
    """Names, and whoever takes one again.

    A name that is held already stays with its holder; two plug-ins of one name are both left out,
    since nobody could tell which one answered.

    Args:
        held: Names that no plug-in may have.
        holder: Who has them.
    """

    def __init__(self, held: Iterable[str] = (), holder: Text = _LIBRARY) -> None:
        self._held = frozenset(held)
        self._holder = holder
        self._by: dict[str, list[str]] = {}

    def add(self, name: str, by: str) -> None:
        """Takes a name."""
        self._by.setdefault(name, []).append(by)

    def free(self, name: str) -> bool:
        """Whether a name was taken once, and was nobody's."""
        return name not in self._held and len(self._by.get(name, ())) == 1

    def findings(self) -> Iterator[Finding]:
        """One for each name that is used more than once."""
        for name, by in self._by.items():
            if not self.free(name):
                known = listing([self._holder, *by] if name in self._held else by)
                yield usage.NAME_TAKEN.at(Place(path=name), name=name, known=known)


@cache
def _policies_of(point: EntryPoint) -> tuple[tuple[Policy, ...], tuple[Finding, ...]]:
    """What one entry point gives, and what is wrong with it."""
    try:
        given = tuple(_given(point.load(), point.name))
    except (Exception, SystemExit) as error:  # noqa: BLE001  (another's package may raise anything)
        return (), (broken(point, raised(error)),)
    policies: list[Policy] = []
    findings: list[Finding] = []
    for file, one in given:
        if isinstance(one, Policy):
            policies.append(one)
        elif isinstance(one, str):
            try:
                policies.append(read_policy(one, file=f"{point.value} {file}"))
            except PackRefused as refused:
                findings += refused.findings
        else:
            findings.append(broken(point, _NO_PACK.fill(found=type(one).__name__)))
    if not given:
        findings.append(broken(point, _NOTHING))
    return tuple(policies), tuple(findings)


_Given: TypeAlias = Iterator[tuple[str, object]]
"""Policies and the texts of packs, each with the name of its file."""


def _given(thing: object, name: str) -> _Given:
    """What a plug-in gives, out of whatever form it gives it in."""
    if isinstance(thing, ModuleType):
        entries = sorted(files(thing).iterdir(), key=lambda entry: entry.name)
        for entry in entries:
            if entry.name.endswith(".toml"):
                yield entry.name, entry.read_text("utf-8")
    elif isinstance(thing, (str, Policy)):
        yield name, thing
    elif callable(read := getattr(thing, "read_text", None)):
        yield getattr(thing, "name", name), read("utf-8")
    elif callable(thing):
        yield from _given(thing(), name)
    elif isinstance(thing, Iterable):
        for one in thing:
            yield from _given(one, name)
    else:
        yield name, thing


_RAISED = Text("berhenti karena galat {error}", "it stopped with {error}")
_NO_PACK = Text(
    "memberi {found}, bukan paket atau kebijakan", "it gives {found}, no pack and no policy"
)
_NOTHING = Text("tidak memberi satu paket pun", "it gives no pack at all")
