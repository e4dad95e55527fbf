"""The terminal says first what burns, in the reader's words, and progress never floods a log."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from planner.differences import compare
from planner.figures import summarise
from planner.pipeline import Step
from planner.plans import Plan
from planner.problems import Problem
from planner.report import terminal
from planner.report.simulated_days import Simulated
from planner.report.simulations import simulation_parts
from planner.words import LANGUAGES
from solver.grid import Grid
from solver.outcomes import TracePoint
from tests.planner.report import worlds


def printed(renderable: object, capsys: pytest.CaptureFixture[str]) -> str:
    terminal.write(renderable)  # type: ignore[arg-type]  # what terminal's own functions return
    return capsys.readouterr().out


def summary(plan: Plan, lang: str, capsys: pytest.CaptureFixture[str]) -> str:
    inputs = worlds.inputs()
    return printed(terminal.plan_summary(plan, summarise(plan, inputs), inputs, lang), capsys)


def test_the_first_line_is_the_first_nights_risk(capsys: pytest.CaptureFixture[str]) -> None:
    """At 08:00 nobody reads further before knowing what burns."""
    lines = summary(worlds.plan(), "en", capsys).splitlines()
    assert lines[0].startswith("First night (Mon 3 Nov): all queues at goal")
    derby = next(line for line in lines if line.startswith("Next event night (Wed 5 Nov)"))
    assert "40 contacts" in derby
    assert "phone-tr" in derby


def test_when_and_where_people_are_missing_stands_beside_the_risk(capsys: pytest.CaptureFixture[str]) -> None:
    """Can stands in for the nights of Monday and Tuesday only, so somebody is missing on Wednesday."""
    text = " ".join(summary(worlds.plan(), "en", capsys).split())
    assert "Most short at Mon 3 Nov 12:00: 2 people (tr · Phone 1.0, en · Chat 1.0)" in text


def test_the_summary_says_law_floors_on_call_cost_and_origin(capsys: pytest.CaptureFixture[str]) -> None:
    """Is it legal, is everything covered, what does it cost, where does it come from."""
    text = " ".join(summary(worlds.plan(), "en", capsys).split())
    assert "hard rules broken 1" in text
    assert "Floors kept 3 of 12 intervals; short: turkish 9.0 agent-h." in text
    assert "On-call 1 of 3 filled." in text
    assert "Cost 8,460 TRY: regular 7,200, overtime 0, night 1,200, on-call 60." in text
    assert "As of Mon 3 Nov 00:00; plan Mon 3 Nov to Sun 9 Nov, seed 1." in text
    assert "The history is synthetic (seed 1)." in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_a_long_plan_only_the_worst_week_is_printed(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Two weeks, the second with a bad Wednesday: its days are shown, and where the first can be seen."""
    plan = worlds.plan()
    assert plan.attainment is not None
    first = plan.attainment.table
    second = first[first["period"] == "day"].assign(start_min=first["start_min"] + 7 * 24 * 60)
    second.loc[second.index[2], "chance"] = 0.1
    both = replace(plan.attainment, table=pd.concat([first, second], ignore_index=True))
    long = replace(plan, weeks=2, grid=Grid.of(worlds.MONDAY, 14, 60, "Europe/Istanbul"), attainment=both)
    text = printed(terminal.drawn(simulation_parts(Simulated(both, long, worlds.inputs()), lang)), capsys)
    assert {"en": "Week 2 of 2", "tr": "2 haftanın 2. haftası"}[lang] in text
    assert {"en": "Wed 12 Nov", "tr": "Çar 12 Kas"}[lang] in text
    assert {"en": "Wed 5 Nov", "tr": "Çar 5 Kas"}[lang] not in text
    assert "--html" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_summary_is_whole_in_both_languages(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No code and no unfilled figure reaches a reader."""
    plan, inputs = worlds.plan(), worlds.inputs()
    assert plan.attainment is not None
    other = replace(plan, roster_stage=None)
    shown = [
        terminal.plan_summary(plan, summarise(plan, inputs), inputs, lang),
        *(terminal.partial_summary(plan, inputs, stage, lang) for stage in ("forecast", "requirement", "roster")),
        terminal.violation_table(plan.violations, lang, "Europe/Istanbul"),
        terminal.violation_table((), lang),
        terminal.drawn(simulation_parts(Simulated(plan.attainment, plan, inputs), lang)),
        terminal.difference_summary(compare(plan, plan), lang),
        terminal.difference_summary(compare(other, plan), lang),
        terminal.problem_list((), lang),
        terminal.problem_list((Problem("agents.csv", 3, "id", "cell_empty"),), lang),
        terminal.as_of(inputs, lang),
    ]
    for renderable in shown:
        text = printed(renderable, capsys)
        assert text.strip()
        assert "[" not in text
        assert "_" not in text


def test_times_of_violations_are_local(capsys: pytest.CaptureFixture[str]) -> None:
    """A planner in Istanbul never reads UTC."""
    text = printed(terminal.violation_table(worlds.violations(), "en", "Europe/Istanbul"), capsys)
    assert "Tue 4 Nov 09:00" in text
    assert "6 h 00" in text
    assert "11 h 00" in text
    assert "On-call: night " in text


def test_text_of_files_is_never_taken_for_markup(capsys: pytest.CaptureFixture[str]) -> None:
    """[red] in a file name is only text, and stays visible."""
    text = printed(terminal.problem_list((Problem("[red]x[/red].csv", None, None, "cell_empty"),), "en"), capsys)
    assert "[red]x[/red].csv" in text


def test_plain_progress_tells_each_stage_and_at_most_a_line_every_few_seconds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A log of a nightly run stays readable; nothing of it goes to stdout, where JSON may be."""
    with terminal.progress("en", quiet=True) as tell:
        tell(Step("forecast", 0.0))
        tell(Step("requirement", 0.1, reused=True))
        tell(Step("roster", 1.0))
        for second in range(2, 12):
            tell(Step("roster", float(second), TracePoint(second, "search", 5000000.0 - second // 4, 1000000.0)))
    captured = capsys.readouterr()
    lines = captured.err.splitlines()
    assert captured.out == ""
    assert len(lines) == 5
    assert "unchanged, reused" in lines[1]
    assert "search" in lines[3]
    assert "50,000" in lines[3]
    assert "at least 10,000" in lines[3]
    assert "last gain 3 s ago" in lines[4]
