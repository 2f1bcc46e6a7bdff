"""``python -m meritasn``."""

from __future__ import annotations

import sys

from meritasn.cli import main

if __name__ == "__main__":
    sys.exit(main())
