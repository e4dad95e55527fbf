"""A backtest of an operation: choice, proof, the event night, and one offline page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from planner.inputs import Inputs, PlanRequest, gather
from planner.looking_back import Ask, LookBack, look_back
from planner.operation import load
from planner.problems import OperationError
from planner.report.backtest_tables import model_name, model_table, queue_table, worst_table
from planner.report.backtests import backtest_parts
from planner.report.sheet_pages import backtest_page, reasons_page
from planner.report.tables import Line, Table
from planner.store import Store
from planner.words import LANGUAGES
from tests.planner.test_explaining import PAST, QUEUE, derby

EVIL = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def inputs(small: Path) -> Inputs:
    """The minimal operation with a derby every Wednesday, the last ones with a title that tries to be code."""
    operation = load(small)
    events = [derby(PAST - timedelta(weeks=week)) for week in range(7)]
    events[0] = replace(events[0], title=EVIL)
    return gather(replace(operation, events=tuple(sorted(events))), PlanRequest(weeks=1))


@pytest.fixture(scope="module")
def found(inputs: Inputs) -> LookBack:
    return look_back(inputs, Ask(origins=3, horizon_days=7))


def test_a_model_is_chosen_and_judged_for_every_queue(found: LookBack) -> None:
    """The table has a row a queue, and one for all together."""
    assert list(found.models) == [QUEUE]
    assert [skill.queue for skill in found.skills] == [QUEUE, "*"]
    assert set(found.ranking["model"]) >= {"seasonal_naive", "two_stage"}
    table = queue_table(found, "en")
    assert [row[0] for row in table.rows] == [QUEUE, "All queues"]
    assert all(len(row) == len(table.headings) for row in table.rows)


def test_the_chosen_models_score_as_their_own(found: LookBack) -> None:
    """With one model for all, the line of the choice is the line of that model."""
    scores = found.scores.set_index(["model", "queue", "window"])["wape"]
    model = found.models[QUEUE]
    if "+" not in model:
        assert scores["chosen", "*", "all"] == pytest.approx(scores[model, "*", "all"])
    assert len(model_table(found, "en").rows) == 3 * len(found.shown)


def test_the_night_drawn_is_the_biggest_event_seen_whole(found: LookBack) -> None:
    """From noon to the next morning, forecast before it began."""
    night = found.night
    assert night is not None
    assert night.event.tier == 1
    assert night.origin < night.starts[0] <= night.starts_at < night.starts[-1]
    assert len(night.starts) == 40
    (queue,) = night.queues
    assert (queue.low <= queue.high).all()
    assert np.nansum(queue.actual) > 0


def test_without_a_big_event_there_is_no_night(inputs: Inputs) -> None:
    """A small match is an ordinary evening."""
    small = tuple(replace(row, tier=4) for row in inputs.operation.events)
    plain = replace(inputs, operation=replace(inputs.operation, events=small))
    assert look_back(plain, Ask(origins=1, horizon_days=7, models=("seasonal_naive",))).night is None


def test_days_without_a_contact_have_no_score(inputs: Inputs) -> None:
    """Shares of nothing are no numbers; the summary says so in words."""
    silent = replace(inputs.operation, contacts=inputs.operation.contacts.assign(offered=0))
    told = backtest_parts(look_back(replace(inputs, operation=silent), Ask(origins=1, horizon_days=7)), "en")
    lines = [part.text for part in told if isinstance(part, Line)]
    assert "No contact came in the days tested: there is nothing to score." in lines
    assert "nan" not in " ".join(lines)


def test_the_spreadsheet_is_always_scored(inputs: Inputs) -> None:
    """Proof needs it, also where only another model is asked for."""
    found = look_back(inputs, Ask(origins=1, horizon_days=7, models=("two_stage",)))
    assert found.backtest.plan.models == ("seasonal_naive", "two_stage")


def test_all_that_is_wrong_with_a_request_is_said_at_once(inputs: Inputs) -> None:
    """Origins, horizon and models; the near name is suggested."""
    with pytest.raises(OperationError) as refused:
        look_back(inputs, Ask(origins=0, horizon_days=1000, models=("two_stag",)))
    codes = [problem.code for problem in refused.value.problems]
    assert codes == ["origins_out_of_range", "horizon_out_of_range", "unknown_model"]
    assert dict(refused.value.problems[-1].parameters)["meant"] == "two_stage"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_worst_days_name_their_events(found: LookBack, lang: str) -> None:
    """The planner remembers the match, not the date."""
    table = worst_table(found, lang)
    assert len(table.rows) == 12
    assert any(EVIL in row[-1] for row in table.rows)


def test_an_average_is_named_by_both_its_models() -> None:
    """A model's name is no code."""
    assert model_name("seasonal_naive+two_stage", "en") == "spreadsheet + calendar"


def test_the_terminal_shows_fewer_columns_than_the_page(found: LookBack) -> None:
    """A terminal has 120 of them."""
    table = next(part for part in backtest_parts(found, "en") if isinstance(part, Table))
    assert len(table.headings) < len(queue_table(found, "en").headings)
    assert all(len(row) == len(table.headings) for row in table.rows)


@pytest.fixture(scope="module", params=LANGUAGES)
def html(request: pytest.FixtureRequest, found: LookBack) -> str:
    return backtest_page(found, request.param).decode()


def test_the_page_fetches_and_runs_nothing(html: str) -> None:
    """It opens in a train and in a mail programme."""
    assert re.findall(r"<(script|link|iframe|object|embed|form|base)\b", html) == []
    assert re.findall(r'\b(?:src|action)=|\bhref="(?!#)|xlink:href="(?!#)|url\((?!#)|@import', html) == []
    assert "default-src 'none'" in html


def test_the_page_escapes_titles_and_its_pictures_do_not_cut_each_other(html: str) -> None:
    """A title is text; every id is of one picture only."""
    assert EVIL not in html
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
    assert html.count("<svg") == 3


def test_the_page_of_reasons_holds_its_pictures(inputs: Inputs, tmp_path: Path) -> None:
    """The day stacked, the steps to the mean, and the steps of the error."""
    from planner.explaining import explain_forecast
    from planner.forecast_asked import Question

    store = Store(tmp_path)
    found = explain_forecast(inputs.operation, Question(QUEUE, PAST), store)
    html = reasons_page(found, "tr").decode()
    assert html.count("<svg") == 3
    assert EVIL not in html
    assert "günün düzeyi" in html
    store.close()
