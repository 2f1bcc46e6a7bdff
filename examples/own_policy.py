"""Change one figure of a policy in a file of your own, and see whose result it changes."""

from pathlib import Path

from meritasn import Period, appraise, load_policy, read_tables

HERE = Path(__file__).parent

workforce = read_tables(HERE / "medan").workforce
before = load_policy("pp-46-2011")
after = load_policy("pp-46-2011", overlays=[HERE / "weight_70.toml"])

year = Period.year(2019)
results = appraise(workforce, before, period=year)
changes = results.changes(appraise(workforce, after, period=year))

print(f"{len(changes)} of {len(results)} people have another result; another predicate:")
for change in changes:
    was, now = change.before, change.after
    if was.predicate and now.predicate and was.predicate != now.predicate:
        print(
            now.employee, was.score, was.predicate.title.id, "→", now.score, now.predicate.title.id
        )
