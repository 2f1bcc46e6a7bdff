"""Where the checks run, laws are tried on the same cases every time; elsewhere on new ones."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("meritasn-ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("meritasn-dev", deadline=None)
settings.load_profile("meritasn-ci" if os.environ.get("CI") else "meritasn-dev")
