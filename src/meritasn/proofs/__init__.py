"""What can be known of a rule without running a case."""

from meritasn.proofs.proof import Proof, Proofs, Verdict
from meritasn.proofs.prover import prove, proved

__all__ = ["Proof", "Proofs", "Verdict", "prove", "proved"]
