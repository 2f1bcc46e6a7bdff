"""A strategy for what is asked about a day."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from meritasn.merit import Question
from meritasn.model import YesNo
from meritasn.testing.careers import standards, vacancies
from meritasn.testing.values import DAYS, days, numbers, words

__all__ = ["questions"]


def questions(
    *, on: date | None = None, vacancy: str = "L1", complete: bool = False
) -> st.SearchStrategy[Question]:
    """Questions of a day, with or without a post to be filled and its standards.

    Args:
        on: The day; any if unsaid.
        vacancy: Key of the post that may be asked about.
        complete: Whether nothing is missing: the post is always there.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> Question:
        post = vacancies(key=vacancy)
        levels = st.lists(standards(vacancy=vacancy), max_size=3, unique_by=lambda s: s.competency)
        return Question(
            draw(DAYS) if on is None else on,
            vacancy=draw(post if complete else st.none() | post),
            candidates_fixed_on=draw(days("candidates_fixed_on", complete=complete)),
            term_ends_on=draw(days("term_ends_on", complete=complete)),
            minister_approves=draw(words("minister_approves", YesNo, complete=complete)),
            standards=draw(levels),
            openings=draw(numbers("openings", complete=complete)),
            skb_maximum=draw(numbers("skb_maximum", complete=complete)),
            fiscal_factor=draw(numbers("fiscal_factor", complete=complete)),
            budget_ceiling=draw(numbers("budget_ceiling", complete=complete)),
        )

    return drawn()
