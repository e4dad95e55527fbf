"""The benchmark of formulas: exact arithmetic is exact, wrong answers are seen, and its figures have their names."""

from __future__ import annotations

import json
import sys

import numpy as np
import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import queueing
from lines import contenders, exact
from lines.judge import judge
from lines.questions import Questions, ask, each, first, promise

TINY = ["--questions", "100", "--peer-questions", "40", "--cases", "2", "--intervals", "2"]


def test_json_is_one_object_with_the_agreed_names(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever measures reads rates and the largest error from it."""
    assert queueing.main([*TINY, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found)[:4] == ["erlang_c_per_s", "erlang_a_per_s", "max_rel_error", "peers"]
    assert list(found["peers"]) == ["pyworkforce"]
    assert 0.0 < found["max_rel_error"] <= 1e-11
    assert found["level_abs_error"] <= 1e-13
    assert found["answers"]["vardiya"] == {"checked": 40, "wrong": 0}
    assert found["answers"]["vardiya, Erlang A"]["wrong"] == 0
    assert found["table_entries"] == 2 * 20 * 15 * 10


def test_people_get_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """One figure a line."""
    assert queueing.main(TINY) == 0
    shown = capsys.readouterr().out
    assert "peers pyworkforce" in shown
    assert "checked 40, wrong" in shown


def test_the_exact_side_gives_figures_that_are_known() -> None:
    """B(3; 10.4), C(14; 10) and a golden line of Erlang A."""
    assert float(1 / exact.inverse_blocking(3, 10.4)) == pytest.approx(0.74114211619350826, rel=1e-15)
    assert float(exact.waiting(14, 10.0)) == pytest.approx(0.17413193359504984, rel=1e-15)
    line = exact.Patient.of(97, 100.0, 300.0, 180.0)
    assert float(line.p_wait()) == pytest.approx(0.55702040197392125, rel=1e-14)
    assert float(line.p_abandon()) == pytest.approx(0.061780474782251190, rel=1e-14)
    assert float(line.within(30.0)) == pytest.approx(0.81901440004608394, rel=1e-14)
    assert float(line.asa_s()) == pytest.approx(10.809586738988797, rel=1e-14)


def test_the_exact_number_of_agents_is_known_of_the_usual_loads() -> None:
    """Section 1.3 of the research: 80/30 at AHT 300 s, patience 180 s."""
    assert [exact.least_patient(load, 0.8, 30.0, 300.0) for load in (1.0, 10.0, 100.0, 500.0)] == [3, 14, 107, 511]
    assert exact.is_least(97, (100.0, 300.0, 180.0), 0.8, 30.0)
    assert not exact.is_least(96, (100.0, 300.0, 180.0), 0.8, 30.0)
    assert not exact.is_least(98, (100.0, 300.0, 180.0), 0.8, 30.0)


def test_a_peer_that_says_one_too_many_is_counted_wrong() -> None:
    """7.6 erlangs at 80 % within 15 minutes take 8 agents; pyworkforce begins its search at 9."""
    one = Questions(promise(0.8, 900.0), np.array([7.6]), np.array([180.0]), np.array([180.0]))
    assert contenders.erlang_c(one).tolist() == [8]
    assert contenders.pyworkforce(one).tolist() == [9]
    found = judge((one,), 1)
    assert found["pyworkforce"] == {"checked": 1, "wrong": 1}
    assert found["vardiya"] == {"checked": 1, "wrong": 0}


def test_questions_are_the_same_for_a_seed_and_few_of_them_are_the_first() -> None:
    """Peers get a part of what we get."""
    asked = ask(50, (5.0, 50.0), 1)
    assert [len(part.load) for part in asked] == [10] * 5
    again = first(ask(50, (5.0, 50.0), 1), 10)
    assert [list(each(part)) for part in again] == [list(each(part))[:2] for part in asked]
    assert all(5.0 <= load <= 50.0 for part in asked for load, _, _ in each(part))
