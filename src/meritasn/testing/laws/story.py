"""A failure as a story: who it happens to, what differs, and the step where it goes wrong."""

from __future__ import annotations

from attrs import field, frozen

from meritasn.language import Text
from meritasn.policies import Law
from meritasn.testing.laws.fault import Fault
from meritasn.view import Sentence, View, repr_html

__all__ = ["Story", "told"]


@frozen
class Story:
    """The least case that breaks a law.

    Attributes:
        law: The law.
        fault: The case.
    """

    law: Law
    fault: Fault = field(repr=False)

    @property
    def sentence(self) -> Text:
        """What went wrong, in one sentence."""
        return self.fault.what

    def view(self) -> View:
        """The story as sentences."""
        return View((Sentence(self.sentence),))

    _repr_html_ = repr_html


def told(law: Law, fault: Fault) -> Story:
    """The story of a fault."""
    return Story(law, fault)
