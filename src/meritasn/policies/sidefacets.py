"""What stands beside the steps of a pack, laid out key by key."""

from __future__ import annotations

from collections.abc import Iterator

from meritasn.facts import Enumeration
from meritasn.language import Text, listing
from meritasn.law import Instrument
from meritasn.policies.describe import figure_text
from meritasn.policies.facets import Facet, Laid, facet, known_from, titled
from meritasn.policies.laws import LAWS
from meritasn.policies.pack import Dated, Ranking
from meritasn.policies.policy import Policy
from meritasn.policies.words import HEAD, NO_WORD, OUTPUTS, YES_NO, days_text

__all__ = [
    "breaks_laid",
    "enum_laid",
    "figure_laid",
    "head_laid",
    "law_laid",
    "lawful_laid",
    "outputs_laid",
    "ranking_laid",
    "unsaid_laid",
]


def head_laid(policy: Policy) -> dict[str, Laid]:
    """What the head of a pack says of all of it."""
    pack = policy.pack
    days = {
        "days": Facet(NO_WORD, pack.in_force.text, pack.in_force),
        "standing": facet(
            "standing", pack.in_force_standing.text, pack.in_force_standing, decides=False
        ),
    }
    title = {"": Facet(NO_WORD, pack.title, pack.title, decides=False)}
    family = Text(pack.family, pack.family)
    return {
        "title": Laid(HEAD["title"], facets=title, whole=pack.title),
        "family": Laid(HEAD["family"], facets={"": Facet(NO_WORD, family, family, decides=False)}),
        "in_force": Laid(HEAD["in_force"], facets=days, whole=pack.in_force.text),
    }


def outputs_laid(policy: Policy) -> Iterator[tuple[str, Laid]]:
    """What the policy answers."""
    titles = {step.name: step.title for step in policy.pack.steps}
    for key, name in policy.pack.output.items():
        yield key, _output(key, titles[name], name)
    if policy.pack.lines:
        said = listing(titles[name] for name in policy.pack.lines)
        yield "lines", _output("lines", said, policy.pack.lines)


def _output(key: str, said: Text, value: object) -> Laid:
    return Laid(OUTPUTS[key], facets={"": Facet(NO_WORD, said, value)}, whole=said)


def figure_laid(one: Dated, *, apart: bool) -> Laid:
    """A figure, or one of its blocks."""
    figure = one.parameter
    title = titled(figure.title, one.in_force, apart=apart)
    return Laid(title, (figure.citation,), _of_figure(one), whole=figure_text(figure))


def _of_figure(one: Dated) -> dict[str, Facet]:
    figure = one.parameter
    facets = {
        "value": Facet(NO_WORD, figure_text(figure), figure.value),
        "unit": facet("unit", Text(figure.unit.value, figure.unit.value), figure.unit),
        "optional": facet("optional", YES_NO[figure.optional], figure.optional),
        "days": facet("days", days_text(one.in_force), one.in_force),
        "title": facet("title", figure.title, figure.title, decides=False),
        **known_from(figure.citation, figure.standing, figure.note),
    }
    if figure.tune is not None:
        low, high = figure.tune
        said = Text("{low} s.d. {high}", "{low} to {high}").fill(low=low, high=high)
        facets["tune"] = facet("tune", said, figure.tune, decides=False)
    return facets


def unsaid_laid(policy: Policy) -> Iterator[tuple[str, Laid]]:
    """What unsaid facts mean."""
    for one in policy.pack.unsaid.values():
        fact = policy.catalogue.facts[one.fact].title
        title = Text("Bila {fact} tidak diisi", "Where {fact} is left empty").fill(fact=fact)
        facets = known_from(one.citation, one.standing)
        means = Text("tidak berlaku", "not applicable")
        yield one.fact, Laid(title, (one.citation,), facets, whole=means)


def enum_laid(one: Enumeration) -> Laid:
    """An enumeration of the pack's own."""
    labels = listing(one.titles)
    title = Text("Sebutan {name}", "Labels of {name}").fill(name=one.name)
    facets = {"labels": Facet(NO_WORD, labels, one.codes)}
    for code, said in zip(one.codes, one.titles, strict=True):
        what = Text("bunyi {code}", "wording of {code}").fill(code=code)
        facets[code] = Facet(what, said, said, decides=False)
    return Laid(title, facets=facets, whole=labels)


def lawful_laid(policy: Policy) -> Iterator[tuple[str, Laid]]:
    """What the law uses protected attributes for."""
    for one in policy.pack.lawful.values():
        fact = policy.catalogue.facts[one.attribute].title
        title = Text("Pemakaian {fact}", "Use of {fact}").fill(fact=fact)
        facets = known_from(one.citation, one.standing)
        facets["purpose"] = facet("purpose", one.purpose, one.purpose, decides=False)
        yield one.attribute, Laid(title, (one.citation,), facets, whole=one.purpose)


def ranking_laid(policy: Policy, one: Ranking) -> Laid:
    """An order."""
    titles = {step.name: step.title for step in policy.pack.steps}
    titles |= {name: dated[0].parameter.title for name, dated in policy.pack.figures.items()}
    signed = (
        Text("{sign}{title}", "{sign}{title}").fill(
            sign="−" if each.greatest_first else "", title=titles[each.step]
        )
        for each in one.by
    )
    facets = {"by": facet("by", listing(signed), one.by)}
    for key in ("among", "places", "least"):
        name = getattr(one, key)
        if name is not None:
            facets[key] = facet(key, titles[name], name)
    facets["title"] = facet("title", one.title, one.title, decides=False)
    facets |= known_from(one.citation, one.standing, one.note)
    return Laid(one.title, (one.citation,), facets, whole=facets["by"].said)


def breaks_laid(name: str, why: Text) -> Laid:
    """A law of good rules that the regulation breaks."""
    facets = {"": Facet(NO_WORD, why, why, decides=False)}
    return Laid(LAWS[name].statement, facets=facets, whole=why, decides=False)


def law_laid(law: Instrument) -> Laid:
    """A law that is cited."""
    facets: dict[str, Facet] = {}
    if law.about is not None:
        facets["about"] = facet("about", law.about, law.about, decides=False)
    if law.in_force is not None:
        facets["days"] = facet("days", law.in_force.text, law.in_force, decides=False)
    return Laid(Text(law.name, law.name), facets=facets, whole=law.about or NO_WORD, decides=False)
