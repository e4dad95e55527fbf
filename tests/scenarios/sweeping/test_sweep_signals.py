"""Ctrl-C and SIGTERM while a sweep is worked: heeded by the one who asked, and nothing of the workers is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from scenarios.sweeping.signals import ENDED, ending_clean, undisturbed


@pytest.fixture(autouse=True)
def _as_python_starts() -> Iterator[None]:
    """Other tests run the command in this process, which hears Ctrl-C in its own way and remembers it."""
    usual = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL}
    before = {number: signal.signal(number, handler) for number, handler in usual.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


LISTEN = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))"


def test_processes_started_undisturbed_never_hear_ctrl_c() -> None:
    """From their first moment: one that is just importing would print where it was interrupted."""
    with undisturbed():
        inside = subprocess.run([sys.executable, "-c", LISTEN], capture_output=True, text=True, check=True)
    outside = subprocess.run([sys.executable, "-c", LISTEN], capture_output=True, text=True, check=True)
    assert (inside.stdout, outside.stdout) == ("True\n", "False\n")


def test_ctrl_c_is_heeded_after_the_start_of_a_process() -> None:
    """Half-way it would leave one that nobody knows of."""
    begun: list[str] = []

    def start() -> None:
        with undisturbed():
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.01)
            begun.append("whole")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert begun == ["whole"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_end_is_an_exception_as_long_as_there_are_workers() -> None:
    """They are let go then, as after Ctrl-C."""
    with pytest.raises(SystemExit) as ended, ending_clean():
        signal.raise_signal(signal.SIGTERM)
    assert ended.value.code == ENDED == 143
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
