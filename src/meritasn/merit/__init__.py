"""Merit: what a policy says about people and units."""

from meritasn.merit.allowance import allowances
from meritasn.merit.appraisal import (
    CarriesReading,
    HasPeriods,
    Progress,
    appraise,
    latest_period,
)
from meritasn.merit.assessment import CarriesCareers, assess, ledger
from meritasn.merit.by_strategy import apply_strategy
from meritasn.merit.matching import match
from meritasn.merit.objections import answer_deadline, deadline
from meritasn.merit.person import person_page
from meritasn.merit.professionalism import personal_index, professionalism_index
from meritasn.merit.question import Question
from meritasn.merit.ranking import places_in_units, shared_places
from meritasn.merit.selection import rank_candidates
from meritasn.merit.standards import standards_kept
from meritasn.merit.surveys import satisfaction
from meritasn.merit.talent import talent_cuts, talent_map, talent_policy

__all__ = [
    "CarriesCareers",
    "CarriesReading",
    "HasPeriods",
    "Progress",
    "Question",
    "allowances",
    "answer_deadline",
    "apply_strategy",
    "appraise",
    "assess",
    "deadline",
    "latest_period",
    "ledger",
    "match",
    "person_page",
    "personal_index",
    "places_in_units",
    "professionalism_index",
    "rank_candidates",
    "satisfaction",
    "shared_places",
    "standards_kept",
    "talent_cuts",
    "talent_map",
    "talent_policy",
]
