"""One example of each document, with invented people; tests hold each to its schema."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.examples import (
    appraisers,
    evaluation,
    fairness,
    metrics,
    money,
    policies,
    results,
    services,
    talent,
)
from meritasn.io.schema.examples.documents import DOCUMENTS
from meritasn.io.schema.words import Schema

__all__ = ["ANSWERS", "DOCUMENTS"]

ANSWERS: Mapping[str, Schema] = {
    **results.EXAMPLES,
    **talent.EXAMPLES,
    **services.EXAMPLES,
    **money.EXAMPLES,
    **policies.EXAMPLES,
    **evaluation.EXAMPLES,
    **fairness.EXAMPLES,
    **metrics.EXAMPLES,
    **appraisers.EXAMPLES,
}
"""What comes out."""
