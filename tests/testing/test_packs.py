"""Random packs hold, over any catalogue, and have everything that a pack can have."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from meritasn.errors import PackRefused
from meritasn.policies import Policy, read_policy
from meritasn.testing.agreement import disagreements
from meritasn.testing.oracle import KINDS
from meritasn.testing.packs import DAYS, packs
from meritasn.testing.records import records

slow = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking a pack takes minutes
)


def test_nearly_all_random_packs_hold_and_have_steps_of_every_kind() -> None:
    held, refused = 0, Counter[str]()
    found = Counter[str]()

    @settings(slow, max_examples=150, derandomize=True, database=None)
    @given(packs(sound=False))
    def count(text: str) -> None:
        nonlocal held
        try:
            read_policy(text)
        except PackRefused as refusal:
            refused.update({finding.code.id for finding in refusal.findings})
        else:
            held += 1
            raw = tomllib.loads(text)
            found.update(raw.keys())
            found.update(key for step in raw["step"] for key in step)

    count()
    assert held > 130, refused
    others = ("applies", "let", "range", "rounding", "not_applicable", "ranking", "unsaid", "from")
    assert [key for key in (*KINDS, *others) if not found[key]] == []


@settings(slow, max_examples=15)
@given(packs().map(read_policy), st.sampled_from(DAYS), st.data())
def test_a_random_pack_and_its_second_reading_agree(
    policy: Policy, day: date, data: st.DataObject
) -> None:
    record = data.draw(records(policy, on=day))
    assert disagreements(policy, record, on=day) == ()
