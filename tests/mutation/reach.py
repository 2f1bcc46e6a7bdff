"""Which tests reach which lines of the rooms, and how long each takes."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import coverage
import pytest
from attrs import field, frozen
from tests.mutation.quick import QUIET, Quick

__all__ = ["Reach", "measure"]


@frozen
class Reach:
    """What the tests reach.

    Attributes:
        seconds: How long each test took.
        tests: For each file and line, the tests that run it.
        loaded: For each file, the lines that run while it is imported or tests are collected.
    """

    seconds: dict[str, float] = field(repr=False)
    tests: dict[str, dict[int, list[str]]] = field(repr=False)
    loaded: dict[str, frozenset[int]] = field(repr=False)

    def of_lines(self, path: str, first: int, last: int) -> list[str]:
        """The tests that run one of the lines."""
        lines = self.tests.get(path, {})
        return self.quickest({t for line in range(first, last + 1) for t in lines.get(line, ())})

    def is_loaded(self, path: str, first: int, last: int) -> bool:
        """Whether one of the lines runs at import, so that any test may depend on it."""
        return not self.loaded.get(path, frozenset()).isdisjoint(range(first, last + 1))

    def of_file(self, path: str) -> list[str]:
        """The tests that run a line of the file."""
        return self.quickest({t for tests in self.tests.get(path, {}).values() for t in tests})

    def quickest(self, tests: set[str]) -> list[str]:
        """The tests, those that take the least first."""
        return sorted(tests, key=lambda test: (self.seconds[test], test))

    def save(self, path: Path) -> None:
        """Writes it down."""
        names = list(self.seconds)
        number = {name: i for i, name in enumerate(names)}
        tests = {
            file: {line: [number[t] for t in tests] for line, tests in lines.items()}
            for file, lines in self.tests.items()
        }
        loaded = {file: sorted(lines) for file, lines in self.loaded.items()}
        path.write_text(json.dumps([self.seconds, tests, loaded]), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Reach:
        """Reads it back."""
        seconds, tests, loaded = json.loads(path.read_text(encoding="utf-8"))
        names = list(seconds)
        return cls(
            seconds,
            {
                file: {int(line): [names[i] for i in tests] for line, tests in lines.items()}
                for file, lines in tests.items()
            },
            {file: frozenset(lines) for file, lines in loaded.items()},
        )


def measure(root: Path, sources: Sequence[Path], tests: Sequence[str]) -> Reach:
    """Runs the tests once, in this process, under coverage."""
    cov = coverage.Coverage(
        data_file=None,
        config_file=False,
        include=[f"{path}/*" if path.is_dir() else str(path) for path in sources],
    )
    watch = _Watch(cov)
    cov.start()
    pytest.main([*QUIET, *tests], plugins=[watch, Quick()])
    cov.stop()
    passed = {test: s for test, s in watch.seconds.items() if test not in watch.failed}
    # What runs while a file of tests is collected, as a pack that it reads, is there for them all.
    within: dict[str, list[str]] = {test: [test] for test in passed}
    for test in passed:
        within.setdefault(test.partition("::")[0], []).append(test)
    lines: dict[str, dict[int, list[str]]] = {}
    loaded: dict[str, frozenset[int]] = {}
    data = cov.get_data()
    for file in data.measured_files():
        name = Path(file).relative_to(root).as_posix()
        contexts = data.contexts_by_lineno(file)
        lines[name] = {
            line: [test for one in found for test in within.get(one, ())]
            for line, found in contexts.items()
        }
        loaded[name] = frozenset(
            line for line, found in contexts.items() if not passed.keys() >= set(found)
        )
    if watch.failed:
        sys.stderr.write(f"left out, since they fail: {', '.join(sorted(watch.failed))}\n")
    return Reach(passed, lines, loaded)


class _Watch:
    """Tells coverage which test runs, and keeps its time and outcome."""

    def __init__(self, cov: coverage.Coverage) -> None:
        self.cov = cov
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Generator[None, Any, Any]:
        if isinstance(collector, pytest.Module):
            self.cov.switch_context(collector.nodeid)
        answer = yield
        self.cov.switch_context("")
        return answer

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        self.cov.switch_context(item.nodeid)
        started = time.process_time()  # whatever else the machine does
        answer = yield
        self.seconds[item.nodeid] = time.process_time() - started
        self.cov.switch_context("")
        return answer

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.failed.add(report.nodeid)
