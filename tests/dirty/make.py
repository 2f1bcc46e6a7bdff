"""Tables as they really come: every case is a small city of which something is dirty.

To look at the files, or to write anew what is expected of them and then review it::

    python -m tests.dirty.make FOLDER
    python -m tests.dirty.make > tests/dirty/expected.toml

Nothing here is random, and the people are invented.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.dirty.books import BOOKS
from tests.dirty.bulk import BULK
from tests.dirty.city import Case, write
from tests.dirty.texts import TEXTS

from meritasn.io import Intake, read_tables

__all__ = ["CASES", "found", "stand"]

CASES: Mapping[str, Case] = TEXTS | BOOKS | BULK


def found(intake: Intake) -> list[list[object]]:
    """Code, file, sheet, row and column of every finding; what a place does not say is empty."""
    return [
        [f.code.id, f.place.file, f.place.sheet or "", f.place.row or 0, f.place.column or ""]
        for f in intake.findings
    ]


def stand(intake: Intake) -> int:
    """How many rows of units, employees, appraisals and targets became records."""
    workforce = intake.workforce
    targets = sum(len(appraisal.targets) for appraisal in workforce.appraisals)
    records = workforce.units, workforce.employees, workforce.appraisals
    return sum(map(len, records)) + targets


def main() -> None:
    if len(sys.argv) > 1:
        for name, case in CASES.items():
            write(case, Path(sys.argv[1], name))
        return
    print("# What must be found in each case of make.py: code, file, sheet, row and column,")  # noqa: T201  (a script)
    print("# and how many rows stand. The sound city has 10.")  # noqa: T201  (a script)
    for name, case in CASES.items():
        with TemporaryDirectory() as folder:
            intake = read_tables(write(case, Path(folder, "kota")), **case.declared)
        places = "".join(f"  {json.dumps(p, ensure_ascii=False)},\n" for p in found(intake))
        print(f"\n[{name}]\nstand = {stand(intake)}")  # noqa: T201  (a script)
        print(f"found = [\n{places}]" if places else "found = []")  # noqa: T201  (a script)


if __name__ == "__main__":
    main()
