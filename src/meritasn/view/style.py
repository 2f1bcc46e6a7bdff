"""The style of the HTML: calm, readable in light and in dark, and kept inside its own fragment."""

from __future__ import annotations

__all__ = ["FRAGMENT_STYLE", "PAGE_STYLE"]

_LIGHT = (
    "color-scheme: light; --ground: #fff; --ink: #1f2430; --quiet: #5b6472; --line: #e4e7eb; "
    "--rule: #b9c0ca; --bar: #5b7fbd; --good: #1b6b3a; --warn: #8a5300; "
    "--bad: #a8262c"
)
_DARK = (
    "color-scheme: dark; --ground: #181a1f; --ink: #e4e7ec; --quiet: #9aa3b0; --line: #2c3038; "
    "--rule: #4a515d; --bar: #7f9fd8; --good: #6fcf93; --warn: #e3b062; "
    "--bad: #f08a8c"
)

# The fragment paints its own ground: where a notebook stays white on a dark desktop, it can be
# read all the same. What JupyterLab and VS Code say of their theme beats what the desktop says.
_THEMES = f"""
& {{ {_LIGHT} }}
@media (prefers-color-scheme: dark) {{ & {{ {_DARK} }} }}
[data-jp-theme-light="true"] &, body.vscode-light & {{ {_LIGHT} }}
[data-jp-theme-light="false"] &, body.vscode-dark & {{ {_DARK} }}
@media print {{ & {{ {_LIGHT} }} & .wide {{ overflow: visible }} }}
"""

_RULES = """
& { box-sizing: border-box; max-width: 64rem; padding: 1rem 1.25rem; border-radius: 6px;
  background: var(--ground); color: var(--ink);
  font: 14px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif }
& > * { margin: 0 0 1rem }
& > :last-child { margin-bottom: 0 }
& h1, & h2, & h3 { margin: 1.6rem 0 .6rem; line-height: 1.25; font-weight: 600; color: inherit }
& > style + * { margin-top: 0 }
& h1 { font-size: 1.5em } & h2 { font-size: 1.2em } & h3 { font-size: 1em }
& p { max-width: 52rem }
& p + p { margin-top: -.6rem }
& p.good, & p.warn, & p.bad { border-left: 3px solid currentColor; padding-left: .65rem }
& .good { color: var(--good) } & .warn { color: var(--warn) } & .bad { color: var(--bad) }
& .quiet { color: var(--quiet) }
& .wide { overflow-x: auto }
& table { margin: 0; border: 0; border-collapse: collapse; font-size: 1em; line-height: inherit;
  color: inherit }
& caption { padding: 0 0 .3rem; text-align: left; font-weight: 600; color: inherit }
& tbody tr { background: none }
& th, & td { max-width: 34rem; padding: .4rem 1.5rem .4rem 0; border: 0; text-align: left;
  border-bottom: 1px solid var(--line); vertical-align: top; white-space: normal;
  overflow-wrap: break-word }
& th:last-child, & td:last-child { padding-right: 0 }
& thead th { border-bottom: 1.5px solid var(--rule); vertical-align: bottom; font-weight: 600;
  color: var(--quiet) }
& th.right, & td.right { text-align: right; font-variant-numeric: tabular-nums }
& td.short { white-space: nowrap }
& th.grow, & td.grow { min-width: 14rem; overflow-wrap: anywhere }
& .bar { display: inline-block; overflow: hidden; width: 5.5rem; height: .5rem;
  margin-left: .6rem; border-radius: 2px; background: var(--line) }
& .bar > span { display: block; height: 100%; background: var(--bar) }
& ul { margin: 0; padding: 0; list-style: none }
& > ul { margin-bottom: .8rem }
& li { margin: 0; padding: .12rem 0 }
& li.leaf { padding-left: 1rem }
& summary { padding-left: 1rem; text-indent: -1rem; cursor: pointer }
& summary::marker { color: var(--quiet) }
& details > ul { margin-left: .3rem; padding-left: 1rem; border-left: 1px solid var(--rule) }
& .note { margin-left: .5rem; font-size: .9em; color: var(--quiet) }
"""

FRAGMENT_STYLE = (_THEMES + _RULES).replace("&", "div.meritasn[lang]").strip()
"""The style of one fragment; naming the element and its language outweighs a notebook's own."""

PAGE_STYLE = """
body { margin: 0 } @media (prefers-color-scheme: dark) { body { background: #181a1f } }
body > .meritasn { margin: 1.5rem auto } @media print { body { background: #fff } }
""".strip()
"""What a whole page adds around the fragment."""
