"""What the tests make of a mutant: a process of its own plants it, imports the library and runs.

The process is forked from one that has pytest loaded and nothing of the library, so that every
class, table and constant is made with the fault in it. Nothing is written into the tree.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import redirect_stdout
from enum import Enum
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType, ModuleType

import pytest
from attrs import frozen
from tests.mutation.mutants import Mutant
from tests.mutation.quick import QUIET, Quick

__all__ = ["Fate", "Judgement", "judge", "warm_up"]


class Fate(Enum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMEOUT = "timeout"
    SURVIVED = "survived"
    NOT_REACHED = "not reached"

    @property
    def found(self) -> bool:
        """Whether the tests noticed it."""
        return self in (Fate.KILLED, Fate.TIMEOUT)


@frozen
class Judgement:
    """What became of a mutant, and which test said so.

    Attributes:
        mutant: The fault.
        fate: What became of it.
        by: The test that failed, or what else stopped.
        seconds: How long that took.
    """

    mutant: Mutant
    fate: Fate
    by: str
    seconds: float


def warm_up() -> None:
    """Runs a test that knows nothing of the library, so that no child loads pytest again."""
    with TemporaryDirectory() as place, redirect_stdout(StringIO()):
        test = Path(place, "test_nothing.py")
        test.write_text(_NOTHING, encoding="utf-8")
        pytest.main([*QUIET, f"--rootdir={place}", "-c", os.devnull, str(test)], plugins=[Quick()])
    gc.freeze()


_NOTHING = """
from hypothesis import given, strategies as st

@given(st.lists(st.integers()), st.dates(), st.decimals(), st.text())
def test_nothing(*_): pass
"""


def judge(
    mutant: Mutant, module: str, waves: Sequence[Sequence[str]], *, seconds: float = 20
) -> Judgement:
    """Runs waves of tests against a mutant until one fails.

    Args:
        mutant: The fault.
        module: The name of the module that it is planted in.
        waves: Tests by their names in pytest, the quick ones first.
        seconds: Of computing, after which it counts as stopped.

    Raises:
        RuntimeError: If the module is loaded already: its mutant would never run.
    """
    if module in sys.modules:
        raise RuntimeError(f"{module} is loaded already")
    if not any(waves):
        return Judgement(mutant, Fate.NOT_REACHED, "", 0)
    started = time.monotonic()
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _run(mutant, module, waves, writing, seconds)
    os.close(writing)
    said = _until_closed(reading, child, 6 * seconds)
    _, status = os.waitpid(child, 0)
    took = time.monotonic() - started
    if not said:  # it ended without a word
        return Judgement(mutant, Fate.TIMEOUT, f"signal {os.WTERMSIG(status)}", took)
    failed = json.loads(said)
    return Judgement(mutant, Fate.KILLED if failed else Fate.SURVIVED, failed or "", took)


def _until_closed(pipe: int, child: int, seconds: float) -> bytes:
    """What the child says; it is ended where it says nothing for too long."""

    def end(*_: object) -> None:
        os.kill(child, signal.SIGKILL)

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    with os.fdopen(pipe, "rb") as said:
        answer = said.read()
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)
    return answer


def _run(
    mutant: Mutant, module: str, waves: Sequence[Sequence[str]], pipe: int, seconds: float
) -> None:
    """In the child: never returns."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    try:
        failed = _failed(mutant, module, waves)
    except BaseException as error:  # noqa: BLE001  (whatever it is, the mutant has been noticed)
        failed = f"{type(error).__name__} at import"
    os.write(pipe, json.dumps(failed).encode())
    os._exit(0)


def _failed(mutant: Mutant, module: str, waves: Sequence[Sequence[str]]) -> str | None:
    """The first test that fails, if any."""
    sys.meta_path.insert(0, _Planted(module, mutant.plant()))
    importlib.import_module(module)
    for wave in filter(None, waves):
        quick = Quick(wave)
        files = dict.fromkeys(test.partition("::")[0] for test in wave)
        code = pytest.main(["-x", *QUIET, *files], plugins=[quick])
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            return quick.failed or f"pytest: {code}"
    return None


class _Planted(MetaPathFinder):
    """Finds one module, with other code than its file has."""

    def __init__(self, module: str, code: CodeType) -> None:
        self.module = module
        self.code = code

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != self.module:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(name, spec.origin)
            spec.loader.code = self.code
        return spec


class _Loader(SourceFileLoader):
    code: CodeType

    def get_code(self, fullname: str) -> CodeType:
        del fullname
        return self.code
