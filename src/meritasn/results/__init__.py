"""Results: values with reasons, for people and for units."""

from meritasn.results.allowance import Allowance, AllowanceRun, AllowanceTotal
from meritasn.results.assessments import Assessments
from meritasn.results.by_strategy import StrategyResult, StrategyResults
from meritasn.results.comparison import Change
from meritasn.results.cuts import CutReport, Cuts, Trial
from meritasn.results.explanation import Explanation
from meritasn.results.ledger import Ledger, Line
from meritasn.results.matched import Matched
from meritasn.results.matching import Matching, Placed
from meritasn.results.moves import Direction, Scale, Standing
from meritasn.results.person import PersonPage, Section
from meritasn.results.personal_index import Attainable, PersonalIndex, Proposal
from meritasn.results.professionalism import Professionalism
from meritasn.results.ranked import Ranked, Unranked
from meritasn.results.refusal import Refusal
from meritasn.results.requirements import Answer, Requirement
from meritasn.results.result import Label, Result
from meritasn.results.results import Results
from meritasn.results.selection import Selection
from meritasn.results.talent import TalentMap, TalentUnit
from meritasn.results.unit import Guide, UnitResult
from meritasn.results.unit_assessment import UnitAssessment

__all__ = [
    "Allowance",
    "AllowanceRun",
    "AllowanceTotal",
    "Answer",
    "Assessments",
    "Attainable",
    "Change",
    "CutReport",
    "Cuts",
    "Direction",
    "Explanation",
    "Guide",
    "Label",
    "Ledger",
    "Line",
    "Matched",
    "Matching",
    "PersonPage",
    "PersonalIndex",
    "Placed",
    "Professionalism",
    "Proposal",
    "Ranked",
    "Refusal",
    "Requirement",
    "Result",
    "Results",
    "Scale",
    "Section",
    "Selection",
    "Standing",
    "StrategyResult",
    "StrategyResults",
    "TalentMap",
    "TalentUnit",
    "Trial",
    "UnitAssessment",
    "UnitResult",
    "Unranked",
]
