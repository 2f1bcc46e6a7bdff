"""Laws in pytest: a test for each policy and each law, with an id that reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from meritasn.policies import Policy, shipped
from meritasn.testing.laws.expected import named

__all__ = ["parametrize_with_laws"]


def parametrize_with_laws(
    policies: Iterable[Policy | str], *, laws: Iterable[str] | None = None
) -> Callable[..., Any]:
    """A mark of pytest that gives a test each policy with each law, as ``policy`` and ``law``.

    Args:
        policies: Policies, or names of shipped ones.
        laws: Only these laws, by name; all if unsaid.

    Raises:
        UsageError: If there is no such law or policy.
        ModuleNotFoundError: If pytest is not installed.

    >>> from meritasn.policies import LAWS, Law, Policy
    >>> from meritasn.testing import check_policy
    >>> @parametrize_with_laws(["uu-10-2016"])
    ... def test_our_rule_is_a_good_one(policy: Policy, law: Law) -> None:
    ...     check_policy(policy, laws=[law.name])
    >>> len(test_our_rule_is_a_good_one.pytestmark[0].args[1]) == len(LAWS)
    True
    """
    import pytest  # noqa: PLC0415  (only tests need it)

    loaded = [shipped(one) if isinstance(one, str) else one for one in policies]
    return pytest.mark.parametrize(
        ("policy", "law"),
        [
            pytest.param(policy, law, id=f"{policy.name}: {law.name}")
            for policy in loaded
            for law in named(laws)
        ],
    )
