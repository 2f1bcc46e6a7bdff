"""Merit: what a policy says about people and units."""

from meritasn.merit.appraisal import (
    CarriesReading,
    HasPeriods,
    Progress,
    appraise,
    latest_period,
)
from meritasn.merit.ranking import places_in_units, shared_places

__all__ = [
    "CarriesReading",
    "HasPeriods",
    "Progress",
    "appraise",
    "latest_period",
    "places_in_units",
    "shared_places",
]
