"""People who apply for a post, with the scores of their selection."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from meritasn.model.numbers import number
from meritasn.model.vocabulary import IntakeCategory
from meritasn.quantities import Absence, Number

__all__ = ["Candidate"]


@frozen(kw_only=True)
class Candidate:
    """Somebody who applies.

    The kind of intake and the date of birth say what the law protects; only rules that declare
    what the law uses them for read them, and no repr shows them.

    Attributes:
        key: What the tables call this person; no name and no number of identity.
        vacancy: Key of the post applied for.
        intake_category: The kind of intake applied for.
        applicant_born_on: Date of birth.
        twk: Score of the civics test (TWK).
        tiu: Score of the aptitude test (TIU).
        tkp: Score of the personality test (TKP).
        skb: Score of the field test (SKB).
        diploma_mean: Mean grade of the diploma.
        paper_score: Score of the paper.
        centre_score: Score of the assessment centre.
        interview_score: Score of the interview.
        track_record_score: Score of the track record.
        further_score: Score of a further part.
    """

    key: str = field(repr=False)
    vacancy: str | None = None
    intake_category: IntakeCategory | None = field(default=None, repr=False)
    applicant_born_on: date | None = field(default=None, repr=False)
    twk: Number = field(converter=number, default=Absence.MISSING)
    tiu: Number = field(converter=number, default=Absence.MISSING)
    tkp: Number = field(converter=number, default=Absence.MISSING)
    skb: Number = field(converter=number, default=Absence.MISSING)
    diploma_mean: Number = field(converter=number, default=Absence.MISSING)
    paper_score: Number = field(converter=number, default=Absence.MISSING)
    centre_score: Number = field(converter=number, default=Absence.MISSING)
    interview_score: Number = field(converter=number, default=Absence.MISSING)
    track_record_score: Number = field(converter=number, default=Absence.MISSING)
    further_score: Number = field(converter=number, default=Absence.MISSING)
