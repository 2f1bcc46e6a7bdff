"""One edit of the sound pack for every complaint that the loader knows, and where it belongs."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from meritasn.errors import Code
from meritasn.errors.codes import packs

__all__ = ["FAULTS", "SOUND", "Fault", "edited"]

SOUND = (Path(__file__).parent / "sound.toml").read_text("utf-8")


class Fault(NamedTuple):
    """A complaint with its place, and the edit that earns it: what is replaced, and by what."""

    code: Code
    path: str | None
    old: str
    new: str


def edited(text: str, old: str, new: str) -> str:
    """The text with its first occurrence replaced, which has to be there."""
    assert old in text, old
    return text.replace(old, new, 1)


QUANTITY = 'formula = "quantity_realised / quantity_target * 100"'
FINAL = 'formula = "(work * share + service * (100 - share)) / 100"'
MEAN = 'mean = ["quantity", "cost"]'
MEAN_OVER = 'mean_over = { children = "target", value = "item" }'
CROWD = 'count_over = { children = "person", where = "grade == \'high\'" }'
REQUIRE = "require = \"recorded_predicate == 'baik'\""
CITE = '[cite]\nlaw = "PP 1/2020"\ncircular = { law = "SE 2/2020", from = 2020-01-01 }\n'
UNSAID = "[unsaid.cost_target]"
FIGURE = """
title = { id = "Bobot", en = "Weight" }
value = 60
unit = "percent"
cite = "law"
standing = "text"
"""
TWO_BLOCKS = f"[[parameter.share]]{FIGURE}\n[[parameter.share]]"
LABELS = '[enum.{}]\nleft = {{ id = "Kiri", en = "Left" }}\n\n[enum.level]'
RETIRES = 'formula = "add_years(birth_date, last_age)"'
MOVED = 'formula = "add_years(rank_since, last_age)"'
HELD = 'formula = "months_between(posting_since, asked_on)"'
LAST = 'last_over = { children = "posting", value = "held" }'
RUNNING = 'running = "previous + credit_given"'
RANGE = "range = [0, 1000]\n"
LAWFUL = "[lawful.birth_date]"
ON_SEX = """[lawful.sex]
purpose = { id = "tidak ada", en = "none" }
cite = "law"
standing = "text"

"""
BONUS = 'table = ["results_rating", "grade"]'
SECOND = """
[[step]]
name = "{name}"
of = "{of}"
title = {{ id = "Kedua", en = "Second" }}
cite = "law"
standing = "text"
{body}
"""
END = '[[step]]\nname = "crowd"'
BY = 'by = ["-final", "grade"]'
SEATS_BY_DECREE = 'least = "seats"\ncite = "decree'


def figure(name: str) -> str:
    """One more parameter, which nobody names."""
    return f"[parameter.{name}]{FIGURE}\n{UNSAID}"


def before_end(name: str, body: str, of: str = "person") -> str:
    """One more step in front of the last."""
    return SECOND.format(name=name, of=of, body=body) + END


FAULTS = [
    # the file and its keys
    Fault(packs.UNREADABLE, None, 'name = "contoh"', "name = contoh"),
    Fault(packs.UNREADABLE, None, "2030-01-01", "2030-13-01"),
    Fault(packs.UNREADABLE, None, "value = 60", "value = 1e9999999999999999999"),
    Fault(packs.UNREADABLE, None, 'name = "contoh"', 'name = "a"\nname = "b"'),
    Fault(packs.UNREADABLE, None, "value = 60", "value = " + "[" * 5000),
    Fault(packs.UNREADABLE, None, "value = 60", "value = " + "9" * 5000),
    Fault(packs.UNKNOWN_KEY, "version", 'name = "contoh"', 'name = "contoh"\nversion = 1'),
    Fault(packs.UNKNOWN_KEY, "step.quantity.decimal", "of =", "decimal = 1\nof ="),
    Fault(packs.UNKNOWN_KEY, "parameter.share.units", "tune =", "units = 1\ntune ="),
    Fault(packs.UNKNOWN_KEY, "output.rank", "[output]", '[output]\nrank = "final"'),
    Fault(packs.UNKNOWN_KEY, "step.grade.rows[1].to", "{ from = 76,", "{ from = 76, to = 90,"),
    Fault(packs.UNKNOWN_KEY, "step.work.mean_over.of", 'value = "item"', 'value = "item", of = 1'),
    Fault(packs.MISSING_KEY, "family", 'family = "performance"\n', ""),
    Fault(packs.MISSING_KEY, "family", '"performance"', '""'),
    Fault(packs.MISSING_KEY, "title.en", 'en = "Example"', 'en = ""'),
    Fault(packs.MISSING_KEY, "in_force.from", "from = 2020-01-01, until", "until"),
    Fault(packs.MISSING_KEY, "parameter.share.cite", 'cite = "law: Pasal 1"\n', ""),
    Fault(packs.MISSING_KEY, "step.quantity.cite", 'decimals = 2\ncite = "law"', "decimals = 2"),
    Fault(packs.MISSING_KEY, "step.quantity.decimals", "decimals = 2\n", ""),
    Fault(packs.MISSING_KEY, "step.grade.enum", 'enum = "level"\n', ""),
    Fault(packs.MISSING_KEY, "step.work.mean_over.value", ', value = "item"', ""),
    Fault(packs.MISSING_KEY, "step[15].name", 'name = "crowd"\n', ""),
    Fault(packs.WRONG_TYPE, "step.quantity.decimals", "decimals = 2", "decimals = 2.5"),
    Fault(packs.WRONG_TYPE, "step.quantity.decimals", "decimals = 2", "decimals = -1"),
    Fault(packs.WRONG_TYPE, "step.quantity.decimals", "decimals = 2", "decimals = 100000000"),
    Fault(packs.WRONG_TYPE, "step.quantity.decimals", "decimals = 2", "decimals = true"),
    Fault(packs.WRONG_TYPE, "parameter.share.value", "value = 60", 'value = "60"'),
    Fault(packs.WRONG_TYPE, "parameter.share.value", "value = 60", "value = nan"),
    Fault(packs.WRONG_TYPE, "parameter.share.value", "value = 60", "value = inf"),
    Fault(packs.WRONG_TYPE, "parameter.share.value", "value = 60", "value = 1e999999"),
    Fault(packs.WRONG_TYPE, "parameter.share.value", "value = 60", "value = 0x" + "f" * 9999),
    Fault(packs.WRONG_TYPE, "parameter.share.tune", "[50, 80]", "[80, 50]"),
    Fault(packs.WRONG_TYPE, "parameter.share.tune", "[50, 80]", "[nan, 80]"),
    Fault(packs.WRONG_TYPE, "parameter.share.tune", "[50, 80]", "[true, 80]"),
    Fault(packs.WRONG_TYPE, "in_force.from", "from = 2020-01-01", "from = 2020-01-01T00:00:00"),
    Fault(packs.WRONG_TYPE, "step.item.mean", MEAN, "mean = []"),
    Fault(packs.WRONG_TYPE, "step.item.mean", MEAN, "mean = [1, 2]"),
    Fault(packs.WRONG_TYPE, "step.bonus.table", BONUS, 'table = ["a", "b", "c"]'),
    Fault(packs.WRONG_TYPE, "step.bonus.grid.sesuai", "{ high = 1, low = 1 }", "1"),
    Fault(packs.WRONG_TYPE, "cite", CITE, 'cite = "PP 1/2020"'),
    Fault(packs.MISSING_KEY, "cite", CITE, ""),
    Fault(packs.WRONG_TYPE, "cite.law", 'law = "PP 1/2020"', "law = 1"),
    Fault(packs.UNKNOWN_CHOICE, "format", "pack@1", "pack@2"),
    Fault(
        packs.UNKNOWN_CHOICE,
        "parameter.share.standing",
        'standing = "text"\ntune',
        'standing = "sure"\ntune',
    ),
    Fault(packs.UNKNOWN_CHOICE, "parameter.share.unit", '"percent"', '"persen"'),
    Fault(packs.UNKNOWN_CHOICE, "unsaid.cost_target.means", '"not applicable"', '"zero"'),
    Fault(packs.UNKNOWN_CHOICE, "step.quantity.of", 'of = "target"', 'of = "team"'),
    Fault(packs.BAD_NAME, "step.big__crowd.name", 'name = "crowd"', 'name = "big__crowd"'),
    Fault(packs.BAD_NAME, "step.lambda.name", 'name = "crowd"', 'name = "lambda"'),
    Fault(packs.BAD_NAME, "step.work.let.Half", MEAN_OVER, MEAN_OVER + '\nlet.Half = "1 / 2"'),
    Fault(packs.BAD_NAME, "parameter.Rest", UNSAID, figure("Rest")),
    Fault(packs.BAD_NAME, "enum.Level", "[enum.level]", LABELS.format("Level")),
    Fault(packs.TWICE, "step.service.name", 'name = "crowd"', 'name = "service"'),
    Fault(packs.TWICE, "step.sex.name", 'name = "crowd"', 'name = "sex"'),
    Fault(packs.TWICE, "step.share.name", 'name = "crowd"', 'name = "share"'),
    Fault(
        packs.TWICE,
        "step.item.name",
        END,
        before_end("item", 'shown = true\nformula = "share"\ndecimals = 0'),
    ),
    Fault(packs.TWICE, "parameter.discipline", UNSAID, figure("discipline")),
    Fault(packs.TWICE, "parameter.nip", UNSAID, figure("nip")),
    Fault(packs.TWICE, "enum.rating", "[enum.level]", LABELS.format("rating")),
    Fault(packs.TWICE, "step.cost.let.quantity", "let.saved =", 'let.quantity = "2"\nlet.saved ='),
    Fault(packs.NO_KIND, "step.quantity", QUANTITY + "\n", ""),
    Fault(packs.NO_KIND, "step.item", MEAN, MEAN + '\nsum = ["quantity"]'),
    Fault(packs.BACKWARD_DATES, "in_force.until", "2030-01-01", "2020-01-01"),
    Fault(
        packs.BACKWARD_DATES,
        "step.quantity.until",
        "decimals = 2",
        "from = 2025-01-01\nuntil = 2024-01-01\ndecimals = 2",
    ),
    # formulas
    Fault(
        packs.FORMULA_UNREADABLE,
        "step.quantity.formula",
        "quantity_target * 100",
        "quantity_target *",
    ),
    Fault(
        packs.FORMULA_UNREADABLE,
        "step.quantity.formula",
        QUANTITY,
        f'formula = "{"(" * 900}1{")" * 900}"',
    ),
    Fault(packs.FORMULA_GRAMMAR, "step.quantity.formula", "realised /", "realised **"),
    Fault(packs.FORMULA_GRAMMAR, "step.quantity.formula", QUANTITY, 'formula = "().__class__"'),
    Fault(
        packs.FORMULA_GRAMMAR, "step.quantity.formula", QUANTITY, "formula = \"__import__('os')\""
    ),
    Fault(packs.FORMULA_GRAMMAR, "step.quantity.formula", QUANTITY, 'formula = "max()"'),
    Fault(
        packs.FORMULA_GRAMMAR, "step.quantity.formula", QUANTITY, 'formula = "quantity_target // 2"'
    ),
    Fault(packs.FORMULA_GRAMMAR, "step.quantity.formula", QUANTITY, 'formula = "True"'),
    Fault(packs.FORMULA_GRAMMAR, "step.cost.when[1].if", "saved > 0", "0 < saved < 2"),
    Fault(packs.FORMULA_GRAMMAR, "step.cost.when[1].if", "saved > 0", "saved"),
    Fault(packs.FORMULA_GRAMMAR, "step.agreed.require", "== 'baik'", "in ('baik')"),
    Fault(packs.BARE_NUMBER, "step.quantity.formula", "* 100", "* 1.76"),
    Fault(packs.BARE_NUMBER, "step.quantity.formula", "* 100", "* 76"),
    Fault(packs.BARE_NUMBER, "step.quantity.formula", "* 100", "* 1e400"),
    Fault(
        packs.BARE_NUMBER, "step.cost.let.saved", "cost_target - cost_realised", "cost_target - 9"
    ),
    Fault(packs.UNKNOWN_NAME, "step.quantity.formula", "quantity_realised", "quantity_done"),
    Fault(packs.UNKNOWN_CHOICE, "step.grade.enum", '"level"', '"levels"'),
    Fault(packs.UNKNOWN_NAME, "unsaid.cost", "unsaid.cost_target", "unsaid.cost"),
    Fault(packs.PROTECTED, "step.final.formula", "+ service *", "+ religion *"),
    Fault(packs.PROTECTED, "step.agreed.require", "recorded_predicate == 'baik'", "sex == 'male'"),
    Fault(packs.OTHER_GRAIN, "step.final.formula", "work * share", "work * item"),
    Fault(packs.OTHER_GRAIN, "step.crowd.formula", CROWD, 'formula = "service"'),
    Fault(packs.LATER_STEP, "step.item.mean", MEAN, 'mean = ["quantity", "cost", "crowd"]'),
    Fault(
        packs.LATER_STEP, "step.cost.let.saved", "let.saved =", 'let.saved = "later"\nlet.later ='
    ),
    Fault(packs.UNIT_MISMATCH, "step.cost.let.saved", "- cost_realised", "- time_realised"),
    Fault(packs.UNIT_MISMATCH, "step.cost.when[1].if", "saved > 0", "saved > share"),
    Fault(packs.UNIT_MISMATCH, "step.crowd.unit", 'unit = "people"', 'unit = "days"'),
    Fault(packs.NOT_A_NUMBER, "step.final.formula", "service *", "results_rating *"),
    Fault(packs.NOT_A_LABEL, "step.agreed.require", "recorded_predicate", "service"),
    Fault(packs.NOT_A_LABEL, "step.bonus.table", BONUS, 'table = ["results_rating", "final"]'),
    Fault(packs.UNKNOWN_LABEL, "step.agreed.require", "'baik'", "'bagus'"),
    Fault(packs.UNKNOWN_LABEL, "step.grade.rows[3].is", '{ is = "low" }', '{ is = "lower" }'),
    Fault(packs.OTHER_ENUM, "step.agreed.require", "== 'baik'", "== results_rating"),
    Fault(packs.NEGATIVE_DIVISOR, "step.final.formula", "+ service *", "+ 1 / (share - service) *"),
    Fault(packs.ZERO_DIVISOR, "step.quantity.formula", "/ quantity_target", "/ 0"),
    Fault(
        packs.TOO_WIDE,
        "step.quantity",
        "quantity_realised /",
        "quantity_realised * cost_target * cost_target * cost_target"
        " / cost_target / cost_target / cost_target /",
    ),
    Fault(
        packs.UNIT_STEP,
        "step.place.formula",
        END,
        before_end(
            "size", 'unit = "people"\ndecimals = 0\ncount_over = { children = "person" }', "unit"
        ).removesuffix(END)
        + before_end("place", 'shown = true\nunit = "people"\ndecimals = 0\nformula = "size"'),
    ),
    Fault(
        packs.TWO_SUBJECTS,
        "step",
        END,
        before_end(
            "slow",
            'shown = true\nunit = "measure"\ndecimals = 2\nformula = "time_before"',
            "service",
        ),
    ),
    Fault(
        packs.ROUNDED_CONDITION,
        "step.agreed.require",
        "recorded_predicate == 'baik'",
        "final >= share",
    ),
    # dates
    Fault(packs.UNIT_MISMATCH, "step.eligible_on.formula", MOVED, 'formula = "rank_since * 2"'),
    Fault(packs.UNIT_MISMATCH, "step.eligible_on.formula", MOVED, 'formula = "rank_since / 1"'),
    Fault(
        packs.UNIT_MISMATCH,
        "step.eligible_on.formula",
        MOVED,
        'formula = "rank_since + post_since"',
    ),
    Fault(packs.UNIT_MISMATCH, "step.eligible_on.formula", MOVED, 'formula = "-rank_since"'),
    Fault(packs.UNIT_MISMATCH, "step.eligible_on.formula", MOVED, 'formula = "1 - rank_since"'),
    Fault(
        packs.UNIT_MISMATCH,
        "step.eligible_on.formula",
        MOVED,
        'formula = "rank_since + last_age"',
    ),
    Fault(packs.UNIT_MISMATCH, "step.eligible_on.formula", MOVED, 'formula = "max(rank_since, 0)"'),
    Fault(packs.UNIT_MISMATCH, "step.eligible_on.mean", MOVED, 'mean = ["rank_since"]'),
    Fault(packs.UNIT_MISMATCH, "step.eligible_on.sum", MOVED, 'sum = ["rank_since", "post_since"]'),
    Fault(
        packs.UNIT_MISMATCH,
        "step.eligible_on.sum_over",
        MOVED,
        'sum_over = { children = "posting", value = "posting_since" }',
    ),
    Fault(
        packs.UNIT_MISMATCH,
        "step.eligible_on.when[1].if",
        MOVED,
        'when = [{ if = "rank_since > 0", then = "rank_since" }, { then = "post_since" }]',
    ),
    Fault(
        packs.UNIT_MISMATCH,
        "step.eligible_on.when[1].if",
        MOVED,
        'when = [{ if = "rank_since > post_since - asked_on", then = "rank_since" },'
        ' { then = "asked_on" }]',
    ),
    Fault(
        packs.UNIT_MISMATCH,
        "step.eligible_on.when",
        MOVED,
        'when = [{ if = "rank_since > post_since", then = "rank_since" }, { then = "0" }]',
    ),
    Fault(packs.UNIT_MISMATCH, "step.eligible_on.unit", MOVED, 'formula = "0"'),
    Fault(
        packs.UNIT_MISMATCH, "step.eligible_on.unit", MOVED, 'formula = "rank_since - post_since"'
    ),
    Fault(packs.UNIT_MISMATCH, "step.grade.bands", 'bands = "final"', 'bands = "post_since"'),
    Fault(packs.NOT_A_DATE, "step.held.formula", HELD, HELD.replace("asked_on", "service")),
    Fault(packs.NOT_A_DATE, "step.held.formula", HELD, HELD.replace("posting_since", "0")),
    Fault(packs.NOT_A_DATE, "step.eligible_on.formula", MOVED, MOVED.replace("rank_since", "100")),
    Fault(
        packs.NOT_WHOLE,
        "step.eligible_on.formula",
        MOVED,
        MOVED.replace("last_age", "last_age / 100"),
    ),
    Fault(packs.NOT_WHOLE, "step.eligible_on.formula", MOVED, MOVED.replace("last_age", "2")),
    Fault(packs.NOT_WHOLE, "step.eligible_on.formula", MOVED, MOVED.replace("years(", "months(")),
    Fault(
        packs.NOT_WHOLE,
        "step.eligible_on",
        MOVED,
        'formula = "rank_since + (asked_on - post_since) / 2"',
    ),
    Fault(
        packs.NOT_WHOLE,
        "step.held.formula",
        HELD,
        HELD.replace("asked_on", "asked_on + (asked_on - post_since) / 2"),
    ),
    Fault(
        packs.NOT_WHOLE,
        "step.eligible_on.decimals",
        MOVED + '\nunit = "date"\ndecimals = 0',
        MOVED + '\nunit = "date"\ndecimals = 1',
    ),
    Fault(
        packs.KEY_NOT_FOR_KIND,
        "step.eligible_on.range",
        MOVED,
        MOVED + "\nrange = [0, 1]",
    ),
    Fault(packs.FORMULA_GRAMMAR, "step.held.formula", HELD, 'formula = "months_between(asked_on)"'),
    Fault(packs.OTHER_GRAIN, "step.balance.running", "credit_given", "posting_since"),
    # dated records
    Fault(
        packs.NOT_IN_ORDER,
        "step.quantity",
        QUANTITY,
        'range = [0, 100]\nrunning = "previous + quantity_realised / quantity_target"',
    ),
    Fault(
        packs.NOT_IN_ORDER,
        "step.eligible_on",
        MOVED + '\nunit = "date"',
        'range = [0, 100]\nrunning = "previous + last_age"\nunit = "years"',
    ),
    Fault(
        packs.NOT_IN_ORDER,
        "step.crowd.last_over",
        CROWD + '\nunit = "people"',
        'last_over = { children = "person", value = "service" }\nunit = "points"',
    ),
    Fault(packs.RANGE_NEEDED, "step.balance", RANGE, ""),
    Fault(packs.KEY_NOT_FOR_KIND, "step.balance.applies", RANGE, f'{RANGE}applies = "1 > 0"\n'),
    Fault(
        packs.LEAVE_OUT, "step.balance.not_applicable", RANGE, f'{RANGE}not_applicable = "passes"\n'
    ),
    Fault(
        packs.UNIT_MISMATCH,
        "step.balance",
        RUNNING + '\nunit = "points"\ndecimals = 2',
        'running = "max(previous, credit_on)"\nunit = "date"\ndecimals = 0',
    ),
    Fault(
        packs.ROUNDED_CONDITION,
        "step.balance.running[1].if",
        RUNNING,
        'running = [{ if = "previous > 1", then = "0" },'
        ' { then = "(previous + credit_given) / 2" }]',
    ),
    Fault(
        packs.CASE_WITHOUT_IF,
        "step.balance.running[1].if",
        RUNNING,
        'running = [{ then = "0" }, { then = "previous + credit_given" }]',
    ),
    Fault(packs.UNKNOWN_NAME, "step.final.formula", "+ service *", "+ previous *"),
    Fault(packs.BAD_NAME, "step.previous.name", 'name = "crowd"', 'name = "previous"'),
    Fault(packs.BAD_NAME, "step.add_years.name", 'name = "crowd"', 'name = "add_years"'),
    Fault(
        packs.KEY_NOT_FOR_KIND,
        "step.held_last.last_over.where",
        LAST,
        LAST.replace(" }", ', where = "held > held" }'),
    ),
    Fault(
        packs.KEY_NOT_FOR_KIND,
        "step.held_last.last_over.refused",
        LAST,
        LAST.replace(" }", ', refused = "leave out" }'),
    ),
    Fault(
        packs.UNKNOWN_KEY,
        "step.held_last.last_over.weight",
        LAST,
        LAST.replace(" }", ', weight = "held" }'),
    ),
    Fault(packs.OTHER_GRAIN, "step.held_last.last_over", '"posting", value', '"credit", value'),
    Fault(packs.BAD_LINE, "output.lines", '["balance"]', '["balance", "final"]'),
    Fault(packs.BAD_LINE, "output.lines", '["balance"]', '["balance", "quantity"]'),
    Fault(packs.BAD_LINE, "output.lines", '["balance"]', '["balance", "held"]'),
    # what the law protects
    Fault(
        packs.PROTECTED,
        "step.retires_on.formula",
        f'{LAWFUL}\npurpose = {{ id = "batas usia", en = "the age limit" }}\n'
        'cite = "law: Pasal 2"\nstanding = "text"\n',
        "",
    ),
    Fault(packs.LAWFUL, "lawful.sex", LAWFUL, f"{ON_SEX}{LAWFUL}"),
    Fault(packs.LAWFUL, "lawful.nip", LAWFUL, f"{ON_SEX.replace('sex', 'nip')}{LAWFUL}"),
    Fault(packs.LAWFUL, "lawful.rank_since", LAWFUL, ON_SEX.replace("sex", "rank_since") + LAWFUL),
    Fault(
        packs.UNUSED_LAWFUL,
        "lawful.birth_date",
        RETIRES,
        RETIRES.replace("birth_date", "rank_since"),
    ),
    Fault(packs.MISSING_KEY, "lawful.birth_date.purpose.en", ', en = "the age limit"', ""),
    Fault(
        packs.NO_CITATION,
        "lawful.birth_date.cite",
        'limit" }\ncite = "law: Pasal 2"',
        'limit" }\ncite = "decree"',
    ),
    # kinds
    Fault(packs.CASE_WITHOUT_IF, "step.cost.when[1].if", 'if = "saved > 0", ', ""),
    Fault(
        packs.LAST_CASE_IF,
        "step.cost.when[2].if",
        '{ then = "0" }',
        '{ if = "saved > 0", then = "0" }',
    ),
    Fault(packs.BANDS_ORDER, "step.grade.rows[2].from", "50.5", "76"),
    Fault(
        packs.BANDS_OPEN, "step.grade.rows[3].from", '{ is = "low" }', '{ from = 0, is = "low" }'
    ),
    Fault(packs.BANDS_CLOSED, "step.grade.rows[2].from", "from = 50.5, ", ""),
    Fault(packs.CELL_MISSING, "step.bonus.grid", "{ high = 1, low = 1 }", "{ high = 1 }"),
    Fault(packs.CELL_MISSING, "step.bonus.grid", "di_bawah = { high = 0, low = 0 }\n", ""),
    Fault(
        packs.CELL_EXTRA,
        "step.bonus.grid",
        "{ high = 1, low = 1 }",
        "{ high = 1, low = 1, mid = 1 }",
    ),
    Fault(packs.LEAVE_OUT, "step.cost.not_applicable", '"passes"', '"leave out"'),
    Fault(packs.NO_CHILDREN, "step.work.mean_over", 'children = "target"', 'children = "unit"'),
    Fault(packs.NOT_A_REQUIREMENT, "step.all_well.all_of", '["agreed"]', '["grade"]'),
    Fault(packs.KEY_NOT_FOR_KIND, "step.grade.decimals", "bands =", "decimals = 2\nbands ="),
    Fault(packs.KEY_NOT_FOR_KIND, "step.quantity.enum", "formula =", 'enum = "level"\nformula ='),
    Fault(
        packs.UNUSED_LET,
        "step.cost.let.spent",
        "let.saved =",
        'let.spent = "cost_realised"\nlet.saved =',
    ),
    Fault(packs.LISTED_TWICE, "step.item.mean", MEAN, 'mean = ["quantity", "cost", "quantity"]'),
    Fault(packs.TOO_PRECISE, "step.bonus.grid.di_atas.low", "1.5", "1.55"),
    Fault(packs.TOO_PRECISE, "step.item.range", "[-1000,", "[-1000.001,"),
    Fault(packs.TOO_LONG, "step.quantity.formula", "* 100", "* 100" + " + 1" * 600),
    Fault(packs.TOO_LONG, "step.quantity.formula", QUANTITY, f'formula = "{"-" * 1500}share"'),
    Fault(
        packs.TOO_LONG,
        "step.quantity.formula",
        QUANTITY,
        f'formula = "{"(" * 10000}1{")" * 10000}"',
    ),
    # the pack as a whole
    Fault(
        packs.NO_CITATION,
        "step.crowd.cite",
        'cite = "circular"\nstanding = "text"',
        'cite = "decree: Pasal 3"\nstanding = "text"',
    ),
    Fault(packs.NO_VALUE, "parameter.share.value", "value = 60\n", ""),
    Fault(packs.NOT_ON_THESE_DAYS, "step.final.formula", "tune = [50, 80]", "until = 2029-01-01"),
    Fault(
        packs.VALUE_AND_UNKNOWN,
        "parameter.share.value",
        'standing = "text"\ntune',
        'standing = "unknown"\ntune',
    ),
    Fault(packs.UNUSED_STEP, "step.crowd", "shown = true\ncount_over", "count_over"),
    Fault(packs.UNUSED_PARAMETER, "parameter.rest", UNSAID, figure("rest")),
    Fault(packs.MISSING_KEY, "output", 'predicate = "grade"\nscore = "final"\n', ""),
    Fault(packs.NOT_A_LABEL, "output.predicate", 'predicate = "grade"', 'predicate = "final"'),
    Fault(packs.NOT_A_NUMBER, "output.score", 'score = "final"', 'score = "grade"'),
    Fault(packs.BAD_OUTPUT, "output.score", 'score = "final"', 'score = "item"'),
    Fault(packs.BAD_OUTPUT, "output.score", 'score = "final"', 'score = "total"'),
    Fault(
        packs.CITATION_NOT_IN_FORCE,
        "step.crowd.cite",
        '"SE 2/2020", from = 2020-01-01',
        '"SE 2/2020", from = 2021-01-01',
    ),
    Fault(packs.OVERLAPPING_BLOCKS, "parameter.share[2].from", "[parameter.share]", TWO_BLOCKS),
    Fault(
        packs.SHOWN_USED,
        "step.double.formula",
        END,
        before_end("double", 'shown = true\ndecimals = 0\nformula = "bonus * 2"'),
    ),
    Fault(packs.OUT_OF_TUNE, "parameter.share.value", "value = 60", "value = 90"),
    Fault(
        packs.UNUSED_UNSAID,
        "unsaid.time_target",
        "[unsaid.cost_target]",
        '[unsaid.time_target]\nmeans = "not applicable"\ncite = "law"\n'
        'standing = "text"\n\n[unsaid.cost_target]',
    ),
    # the laws that the regulation breaks
    Fault(
        packs.UNKNOWN_LAW,
        "breaks.more_achieved_is_worse",
        "[unsaid.cost_target]",
        '[breaks]\nmore_achieved_is_worse = { id = "Karena", en = "Because" }\n\n'
        "[unsaid.cost_target]",
    ),
    # the order of those whom it is about
    Fault(packs.MISSING_KEY, "ranking.best.by", BY + "\n", ""),
    Fault(packs.WRONG_TYPE, "ranking.best.by", BY, "by = []"),
    Fault(
        packs.MISSING_KEY,
        "ranking.best.title",
        'title = { id = "Yang terbaik", en = "The best" }\n',
        "",
    ),
    Fault(packs.LISTED_TWICE, "ranking.best.by", BY, 'by = ["-final", "final"]'),
    Fault(packs.UNKNOWN_KEY, "ranking.best.within", "among =", 'within = "grade"\namong ='),
    Fault(packs.BAD_NAME, "ranking.The_best", "[ranking.best]", "[ranking.The_best]"),
    Fault(packs.NOT_RANKED_BY, "ranking.best.by", BY, 'by = ["-final", "final_score"]'),
    Fault(packs.NOT_RANKED_BY, "ranking.best.by", BY, 'by = ["-final", "nip"]'),
    Fault(packs.NOT_RANKED_BY, "ranking.best.by", BY, 'by = ["-final", "service"]'),
    Fault(packs.NOT_RANKED_BY, "ranking.best.by", BY, 'by = ["-final", "item"]'),
    Fault(packs.NOT_RANKED_BY, "ranking.best.by", BY, 'by = ["-final", "agreed"]'),
    Fault(packs.NOT_RANKED_BY, "ranking.best.by", BY, 'by = ["-final", "share"]'),
    Fault(packs.SHOWN_USED, "ranking.best.by", BY, 'by = ["-final", "retires_on"]'),
    Fault(packs.NOT_A_REQUIREMENT, "ranking.best.among", '"all_well"\nplaces', '"grade"\nplaces'),
    Fault(packs.NO_COUNT, "ranking.best.places", 'places = "seats"', 'places = "grade"'),
    Fault(packs.NO_COUNT, "ranking.best.places", 'places = "seats"', 'places = "final"'),
    Fault(packs.NO_COUNT, "ranking.best.places", 'places = "seats"', 'places = "openings"'),
    Fault(packs.WRONG_TYPE, "ranking.best.places", 'places = "seats"', "places = 3"),
    Fault(packs.NO_CITATION, "ranking.best.cite", 'least = "seats"\ncite = "law', SEATS_BY_DECREE),
    Fault(
        packs.NOT_ON_THESE_DAYS,
        "ranking.best.among",
        'all_of = ["agreed"]',
        'until = 2029-01-01\nall_of = ["agreed"]',
    ),
]
