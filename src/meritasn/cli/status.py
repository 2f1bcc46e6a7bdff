"""What the exit status of a command means."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Status"]


class Status(IntEnum):
    """How a command ended; of several, the highest counts."""

    DONE = 0
    FAILED = 1
    """A worked case failed, a law is broken, or a pack has errors."""
    USAGE = 2
    """The command, an option, a file, a policy, a period or an employee does not exist."""
    REJECTED = 3
    """Some rows of the input were rejected."""
    REFUSED = 4
    """A pack cannot be used."""
