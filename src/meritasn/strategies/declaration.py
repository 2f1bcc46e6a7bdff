"""What a strategy says of itself: its name and version, where it comes from, and its figures."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

from attrs import evolve, frozen

from meritasn.language import Language, Text
from meritasn.law import Citation, Standing
from meritasn.quantities import exact
from meritasn.rules import Parameter
from meritasn.strategies.refused import Lacking, unknown_figure

__all__ = ["Declaration", "Declared"]


@frozen
class Declaration:
    """What a strategy says of itself; whatever it answers carries this, so that it can be redone.

    Nothing is checked here: what is wrong with a strategy is found when it is registered, all of
    it at once.

    Attributes:
        name: Its stable name in lower case, such as ``kota-contoh-punctuality``.
        version: The version of its rule; another answer to equal facts takes another version.
        title: What it is, for people.
        citation: Where its rule stands.
        standing: How well that is known.
        parameters: The figures that it reads, each with its own source.
        note: A remark for the reader.

    Example:
        >>> from meritasn.law import Instrument
        >>> declared = Declaration(
        ...     "kota-contoh-punctuality",
        ...     "1",
        ...     Text("Ketepatan waktu", "Punctuality"),
        ...     Citation(Instrument("Perwali Kota Contoh 1/2026"), "Pasal 3"),
        ...     Standing.ASSUMED,
        ... )
        >>> str(declared.citation)
        'Perwali Kota Contoh 1/2026, Pasal 3'
    """

    name: str
    version: str
    title: Text
    citation: Citation
    standing: Standing
    parameters: tuple[Parameter, ...] = ()
    note: Text | None = None

    def figure(self, name: str) -> Decimal:
        """A figure by its name; where it is unknown, the strategy does not answer.

        Raises:
            KeyError: If the strategy declares no such figure.
        """
        parameter = self._parameter(name)
        if parameter.value is None:
            raise Lacking(unknown_figure(parameter.title))
        return parameter.value

    def with_figures(self, figures: Mapping[str, Decimal | int | str]) -> Declaration:
        """The same with other figures, for a region that sets them or for a question.

        A figure that was unknown is then assumed, until somebody says where it stands.

        Raises:
            KeyError: If the strategy declares no such figure.
            TypeError: If one is a float.
        """
        for name in figures:
            self._parameter(name)
        changed = (
            _set(one, exact(figures[one.name])) if one.name in figures else one
            for one in self.parameters
        )
        return evolve(self, parameters=tuple(changed))

    def _parameter(self, name: str) -> Parameter:
        for one in self.parameters:
            if one.name == name:
                return one
        raise KeyError(name)

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """What it says of itself for other programs, figures as text."""
        return {
            "name": self.name,
            "version": self.version,
            "title": self.title.of(language),
            "cite": str(self.citation),
            "standing": self.standing.value,
            "parameters": {
                one.name: None if one.value is None else f"{one.value:f}" for one in self.parameters
            },
        }


def _set(parameter: Parameter, value: Decimal) -> Parameter:
    known = parameter.standing is not Standing.UNKNOWN
    return evolve(
        parameter, value=value, standing=parameter.standing if known else Standing.ASSUMED
    )


class Declared(Protocol):
    """Whatever says of itself what it is."""

    @property
    def declaration(self) -> Declaration:
        """Its name, its version, its source and its figures."""
