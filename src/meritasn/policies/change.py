"""One thing that two policies say differently."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from meritasn.language import Language, Text
from meritasn.law import Citation
from meritasn.policies.words import NO_WORD

__all__ = ["Change", "block_of"]


@frozen
class Change:
    """One thing that two policies say differently.

    Attributes:
        path: Where, as the pack has it: ``parameter.share_of_results.value``.
        title: The block that it belongs to, for people.
        part: Which part of that block; empty where it is the block itself.
        before: What the one says; None where it says nothing of it.
        after: What the other says; None where it says nothing of it.
        cites: Where that stands, as the other says it; as the one says it where it was removed.
        decides: Whether it can change a result. A title, a note, a citation, a standing and the
            range for trying out cannot.
        written: How both write it, where it is a formula.
    """

    path: str
    title: Text
    part: Text
    before: Text | None
    after: Text | None
    cites: tuple[Citation, ...] = ()
    decides: bool = True
    written: tuple[str | None, str | None] = (None, None)

    @property
    def block(self) -> str:
        """The path of its block, such as ``step.final``."""
        return block_of(self.path)

    @property
    def what(self) -> Text:
        """The block and the part of it in one."""
        if self.part == NO_WORD:
            return self.title
        return Text("{title}, {part}", "{title}, {part}").fill(title=self.title, part=self.part)

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The change for other programs."""
        before, after = self.written
        return {
            "path": self.path,
            "what": self.what.of(language),
            "before": None if self.before is None else self.before.of(language),
            "after": None if self.after is None else self.after.of(language),
            "written": None if before == after else {"before": before, "after": after},
            "cites": [str(one) for one in self.cites],
            "decides": self.decides,
        }


def block_of(path: str) -> str:
    """The path of the block to which a path belongs."""
    kind, *names = path.split(".")
    if kind == "cite":  # the name of a law may have points
        return path
    return ".".join((kind, *names[: kind not in ("title", "family", "in_force")]))
