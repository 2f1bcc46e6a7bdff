"""Charts of results, for a committee, a report or a notebook. Needs the extra ``charts``."""

from meritasn.charts.allowance import allowance_parts
from meritasn.charts.audits import gaps
from meritasn.charts.gap_audits import effects
from meritasn.charts.professionalism import ladder
from meritasn.charts.raters import funnel
from meritasn.charts.sensitivity import tornado
from meritasn.charts.services import service_times
from meritasn.charts.style import Chart
from meritasn.charts.surveys import satisfaction_index
from meritasn.charts.talent import nine_boxes

__all__ = [
    "Chart",
    "allowance_parts",
    "effects",
    "funnel",
    "gaps",
    "ladder",
    "nine_boxes",
    "satisfaction_index",
    "service_times",
    "tornado",
]
