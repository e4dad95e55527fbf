"""Prices as words, tables, a page and files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.answers.prices import WHAT, Prices, explain_prices
from planner.answers.standing import standing
from planner.operation import load
from planner.report.answers.price_files import file_line, price_files
from planner.report.answers.price_pages import distinct, price_page
from planner.report.answers.prices import group_title, price_body, price_parts
from planner.report.charts.price_map import Panel, map_chart, shade_bounds
from planner.report.tables import Line, Table
from planner.roster_files import read_roster
from planner.store import Store
from planner.words import LANGUAGES, TOPICS, sentence
from solver.explainer.prices.marginal_rules import RulePrice
from solver.explainer.prices.marginal_training import Move, Slot

CODES = {code for topic in TOPICS.values() for code in topic["en"]}


@pytest.fixture(scope="module")
def found(small_planned: Path) -> Prices:
    """All prices of the small plan, an activity that could move and a rule that is never touched among them."""
    made = explain_prices(standing(load(small_planned), Store(small_planned)), WHAT, "shown")
    start = made.standing.plan.grid.start_min + 600
    slot = Slot("coaching-1", "coaching", ("A1",), start, 30, 250.0, 250.0, False, Move(start + 60, 50.0, ()))
    fixed = replace(slot, id="law-1", fixed=True, move=None)
    assert made.rules is not None
    rules = replace(made.rules, rules=(*made.rules.rules, RulePrice("weekends", 900, 3, 0.0)))
    return replace(made, slots=(slot, fixed), rules=rules)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_is_said_in_both_languages(found: Prices, lang: str) -> None:
    """No code shows instead of a sentence, and every row has a cell for each heading."""
    parts = price_parts(found, "op", lang)
    texts = [part.text for part in parts if isinstance(part, Line)]
    for table in (part for part in parts if isinstance(part, Table)):
        texts += [table.title, *table.headings, *(cell for row in table.rows for cell in row)]
        assert all(len(row) == len(table.headings) for row in table.rows)
    assert not CODES & {text.split(" (")[0] for text in texts if "_" in text}
    titles = {part.title for part in parts if isinstance(part, Table)}
    assert {sentence(f"prices_{code}", {}, lang) for code in ("people", "floors", "training", "rules")} <= titles


def test_an_activity_that_could_move_says_where_and_what_it_saves(found: Prices) -> None:
    """250 cents at ten, 50 at eleven; the dated one stays fixed."""
    tables = [part for part in price_parts(found, "op", "en") if isinstance(part, Table)]
    table = next(table for table in tables if table.title == "Training and other activities")
    movable, fixed = table.rows
    assert movable[3:] == ("2.50", "Mon 3 Nov 11:00", "2.00")
    assert fixed[3:] == ("2.50", "fixed", "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_a_map_and_fetches_nothing(found: Prices, lang: str) -> None:
    """One offline file."""
    page = price_page(found, "op", lang).decode()
    assert "<svg" in page
    assert "<script" not in page
    assert sentence("prices_map", {}, lang) in page


def test_machines_get_the_whole_week_of_every_group(found: Prices) -> None:
    """7 x 24 cells, and nothing that JSON cannot say."""
    body = json.loads(json.dumps(price_body(found, "op"), default=str, allow_nan=False))
    (group,) = body["groups"]
    assert [len(day) for day in group["more_cents"]] == [24] * 7
    assert body["activities"][0]["better_cents"] == 50.0
    assert {figure["command"].split()[1] for figure in body["figures"]} <= {"check"}


def test_written_rosters_are_read_as_they_were(found: Prices, tmp_path: Path) -> None:
    """What the second command reads is what was priced."""
    files = price_files(found)
    inputs = found.standing.inputs
    assert files
    for name, body in files.items():
        (tmp_path / name).write_bytes(body)
        roster = dict(found.written.rosters)[name]
        assert read_roster(tmp_path / name, inputs.operation, inputs.grid).roster.duties == roster.duties


def test_without_a_folder_the_option_is_named() -> None:
    """Figures of searched rosters need files."""
    assert "--out" in file_line(0, None, "en").text
    assert "3 rosters" in file_line(3, "x", "en").text


def test_maps_that_nobody_could_tell_apart_are_drawn_once(found: Prices) -> None:
    """A group worth one per cent more has the map of the first; one worth half does not."""
    assert found.groups is not None
    first = replace(found.groups[0], more=np.full((7, 24), 100.0))
    like, other = replace(first, more=1.01 * first.more), replace(first, more=0.5 * first.more)
    assert distinct((first, like, other)) == ((first, (like,)), (other, ()))


def test_people_are_named_by_what_they_serve(found: Prices) -> None:
    """Languages, kinds of channel, skills, how many."""
    assert found.groups is not None
    assert group_title(found.groups[0], "en").startswith("tr · phone")
    assert group_title(replace(found.groups[0], skills=("general", "kyc"), people=4), "tr").endswith("kyc (4)")


def test_shades_begin_at_round_amounts_and_rise() -> None:
    """A few dear hours do not hide the others."""
    amounts = np.concatenate([np.zeros(50), np.linspace(0.1, 5.0, 100), [130.0, 140.0]])
    bounds = shade_bounds(amounts)
    assert list(bounds) == sorted(set(bounds))
    assert bounds[0] < 2.0 < bounds[-1]
    assert shade_bounds(np.zeros(5)) == ()


def test_the_darkest_cell_is_the_dearest_hour() -> None:
    """One cell above all others."""
    cents = np.geomspace(10.0, 5_000.0, 168).reshape(7, 24)
    cents[5, 20] = 90_000.0
    spec = map_chart([Panel("tr", cents)], "TRY", "en")
    values = spec["data"]["values"]  # type: ignore[index]
    names = spec["spec"]["encoding"]["color"]["scale"]["domain"]  # type: ignore[index]
    darkest = [(row["day"], row["hour"]) for row in values if row["shade"] == names[-1]]
    assert ("Sat", 20) in darkest
    assert 0 < len(darkest) < 17
