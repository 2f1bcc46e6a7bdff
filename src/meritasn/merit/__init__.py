"""Merit: what a policy says about people and units."""

from meritasn.merit.appraisal import appraise, latest_period

__all__ = ["appraise", "latest_period"]
