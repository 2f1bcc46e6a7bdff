"""A schema is published under docs, and a version of it never changes its meaning.

After a change, write them anew: ``python tests/io/test_frozen_schemas.py``. That also freezes the
meaning of a version that is not frozen yet; one that is keeps it: another takes another version.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from meritasn.io.schema import schema, schema_names

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "docs/schemas"
FROZEN = ROOT / "tests/schemas.txt"


def file_of(name: str) -> Path:
    return PUBLISHED / f"{name.removeprefix('meritasn/').replace('@', '-')}.json"


def published(name: str) -> str:
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def meaning(part: Any) -> Any:  # noqa: ANN401  (whatever JSON holds)
    """What of a schema decides: no words, no examples, no remarks."""
    if isinstance(part, list):
        return [meaning(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    kept = {k: v for k, v in part.items() if k not in {"title", "description", "examples"}}
    named = {
        k: {n: meaning(v) for n, v in part[k].items()} for k in ("properties", "$defs") if k in part
    }
    return {k: meaning(v) for k, v in kept.items() if not k.startswith("x-")} | named


def fingerprint(name: str) -> str:
    decides = json.dumps(meaning(schema(name)), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(decides.encode()).hexdigest()


def frozen() -> dict[str, str]:
    lines = FROZEN.read_text("utf-8").splitlines() if FROZEN.exists() else []
    return dict(line.split() for line in lines)


@pytest.mark.parametrize("name", schema_names())
def test_the_published_schema_is_the_one_that_is_made(name: str) -> None:
    assert file_of(name).read_text("utf-8") == published(name), "written as the top of this says"


def test_a_version_never_changes_its_meaning() -> None:
    now = {name: fingerprint(name) for name in schema_names()}
    changed = {name for name, mark in frozen().items() if now.get(name) != mark}
    assert not changed, "another meaning takes another version"
    assert now.keys() == frozen().keys()


def test_words_are_no_part_of_the_meaning_but_a_field_called_title_is() -> None:
    said = {"title": "A", "x-title": {}, "properties": {"title": {"type": "string", "title": "B"}}}
    assert meaning(said) == {"properties": {"title": {"type": "string"}}}


if __name__ == "__main__":
    PUBLISHED.mkdir(exist_ok=True)
    for each in schema_names():
        file_of(each).write_text(published(each), "utf-8")
    kept = {each: frozen().get(each, fingerprint(each)) for each in schema_names()}
    FROZEN.write_text("".join(f"{n} {mark}\n" for n, mark in sorted(kept.items())), "utf-8")
