"""Merit: what a policy says about people and units."""

from meritasn.merit.appraisal import CarriesReading, Progress, appraise, latest_period

__all__ = ["CarriesReading", "Progress", "appraise", "latest_period"]
