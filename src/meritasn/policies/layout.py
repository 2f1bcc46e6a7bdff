"""A whole policy laid out, every block by its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date

from meritasn.policies.describe import Titles
from meritasn.policies.facets import Laid
from meritasn.policies.policy import Policy
from meritasn.policies.sidefacets import (
    breaks_laid,
    enum_laid,
    figure_laid,
    head_laid,
    law_laid,
    lawful_laid,
    outputs_laid,
    ranking_laid,
    unsaid_laid,
)
from meritasn.policies.stepfacets import step_laid
from meritasn.quantities import Period
from meritasn.rules.block import Raw

__all__ = ["laid_out", "written_steps"]


def laid_out(policy: Policy, by_day: AbstractSet[str], since: date) -> dict[str, Laid]:
    """Every block of a policy by its path.

    Args:
        policy: The policy.
        by_day: Paths of figures and steps whose blocks are told apart by the day on which they
            begin, since there are several of them in one of the policies that are compared.
        since: The day on which those begin that say no first day.
    """
    pack = policy.pack
    figures = ((f"parameter.{n}", one) for n, dated in pack.figures.items() for one in dated)
    steps = ((f"step.{step.name}", step) for step in pack.steps)
    titles = Titles(pack, policy.catalogue)
    return {
        **head_laid(policy),
        **{f"output.{key}": one for key, one in outputs_laid(policy)},
        **{
            _dated(path, one.in_force, since, by_day): figure_laid(one, apart=path in by_day)
            for path, one in figures
        },
        **{
            _dated(path, step.in_force, since, by_day): step_laid(
                step, written, titles, apart=path in by_day
            )
            for (path, step), written in zip(steps, written_steps(policy), strict=True)
        },
        **{f"unsaid.{name}": one for name, one in unsaid_laid(policy)},
        **{f"enum.{name}": enum_laid(one) for name, one in pack.enums.items()},
        **{f"lawful.{name}": one for name, one in lawful_laid(policy)},
        **{f"ranking.{name}": ranking_laid(policy, one) for name, one in pack.rankings.items()},
        **{f"breaks.{name}": breaks_laid(name, why) for name, why in pack.breaks.items()},
        **{f"cite.{law.name}": law_laid(law) for law in pack.instruments.values()},
    }


def written_steps(policy: Policy) -> Iterator[Mapping[str, Raw]]:
    """The steps as the pack writes them, in its order."""
    listed = policy.raw.get("step", [])
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, Mapping):
            yield one


def _dated(path: str, days: Period | None, since: date, by_day: AbstractSet[str]) -> str:
    """The path of a block, with the day on which it begins where there are several."""
    first = since if days is None or days.start == date.min else days.start
    return f"{path}.{first}" if path in by_day else path
