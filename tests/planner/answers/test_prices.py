"""What a plan's last person, floor, training hour and rule are worth, found again by other readings."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from planner.answers.cost import cost_body, roster_cost
from planner.answers.figure import Figure, placed
from planner.answers.prices import USUAL, WHAT, Prices, explain_prices, wanted
from planner.answers.prices_week import HOURS, GroupPrices, dear_blocks, hours_of_week
from planner.answers.standing import Standing, standing
from planner.answers.there import who_is_there
from planner.operation import load
from planner.problems import OperationError
from planner.store import Store
from solver.checker import check

OUT = "shown"


@pytest.fixture(scope="module")
def short(small_planned: Path) -> Standing:
    """The small plan where the work needs half as many people again: some are missing."""
    found = standing(load(small_planned), Store(small_planned))
    stage = found.plan.roster_stage
    assert stage is not None
    needed = replace(stage.requirement, need=1.5 * stage.requirement.need)
    return Standing(replace(found.plan, roster_stage=replace(stage, requirement=needed)), found.inputs)


@pytest.fixture(scope="module")
def found(short: Standing) -> Prices:
    return explain_prices(short, WHAT, OUT)


@pytest.fixture(scope="module")
def group(found: Prices) -> GroupPrices:
    assert found.groups is not None
    return found.groups[0]


def again(found: Prices, figure: Figure) -> float:
    """A figure by its second reading, without the command line."""

    def read(command: tuple[str, ...], place: tuple[str, ...]) -> float:
        asked, roster = found.standing, found.standing.plan.roster
        if "--at" in command:
            at = datetime.fromisoformat(command[command.index("--at") + 1])
            there = who_is_there(asked, roster, asked.minute(at), command[command.index("--queue") + 1])
            return placed({"there": {"one_more_cents": there.one_more_cents}}, place)
        if "--roster" in command:
            roster = dict(found.written.rosters)[Path(command[command.index("--roster") + 1]).name]
        counted = roster_cost(asked.case, asked.inputs, roster, check(asked.case, roster))
        return placed({"cost": cost_body(counted)}, place)

    value = read(figure.found.command, figure.found.place)
    if figure.found.less:
        value -= read(figure.found.less_command or figure.found.command, figure.found.less)
    return figure.found.scale * value


def test_every_figure_is_found_again(found: Prices) -> None:
    """By the presence of people, or the whole roster's cost, counted anew."""
    assert {"price_one_more"} <= {figure.code for figure in found.figures}
    for figure in found.figures:
        assert figure.value == pytest.approx(again(found, figure), abs=0.011), figure


def test_an_hour_of_the_week_is_the_mean_of_its_intervals(found: Prices, short: Standing, group: GroupPrices) -> None:
    """Wherever one more is worth something, by the other reading: two half hours of one week make an hour."""
    places, grid = hours_of_week(short), short.plan.grid
    assert group.queue is not None
    weekday, hour = np.unravel_index(int((group.more - group.floor_more).argmax()), group.more.shape)
    within = np.flatnonzero(places == int(weekday) * HOURS + int(hour))
    saved = [-who_is_there(short, short.plan.roster, int(grid.starts[t]), group.queue).one_more_cents for t in within]
    expected = sum(saved) + group.floor_more[weekday, hour]
    assert group.more[weekday, hour] == pytest.approx(expected, abs=0.2)
    assert expected > 0


def test_the_closed_night_is_worth_nothing_and_nobody_is_taken_from_it(group: GroupPrices) -> None:
    """No contacts before eight, nobody there: no price of one fewer."""
    assert not group.more[:, :6].any()
    assert np.isnan(group.fewer[:, :6]).all()


def test_the_dearest_hours_come_first_and_peak_inside_themselves(found: Prices, short: Standing) -> None:
    """Each names the interval in which people are missed most, and that lies in its hours."""
    cents = [one.hour_cents for one in found.dear]
    assert cents == sorted(cents, reverse=True)
    assert cents
    for one in found.dear:
        at = short.plan.grid.local(one.at_min)
        assert (at.weekday(), at.hour in range(one.hour, one.hour + 2)) == (one.weekday, True)


def test_only_what_was_asked_is_priced(short: Standing) -> None:
    """Rules take a minute: they are not touched unless named; without a folder no roster is kept."""
    people = explain_prices(short, ("people",))
    assert (people.floors, people.slots, people.rules, people.written.rosters) == (None, None, None, ())
    assert people.groups is not None


def test_the_parts_come_in_one_order_each_once() -> None:
    """However they were written."""
    assert wanted("rules, people,people") == ("people", "rules")
    assert wanted(",".join(USUAL)) == USUAL


@pytest.mark.parametrize(("text", "wrong"), [("people,salaries,rools", ("salaries", "rools")), ("", ("",))])
def test_unknown_parts_are_told_together(text: str, wrong: tuple[str, ...]) -> None:
    """Every name that is none, with those that are."""
    with pytest.raises(OperationError) as raised:
        wanted(text)
    assert tuple(problem.value for problem in raised.value.problems) == wrong
    assert {problem.code for problem in raised.value.problems} == {"unknown_price"}


def test_one_dear_kind_of_people_does_not_hide_the_hours_of_another(group: GroupPrices) -> None:
    """The first is worth more in every hour; the second has its dearest hours told all the same, those like it not."""
    rich = replace(group, more=np.full((7, 24), 9_000.0))
    poor = replace(group, number=1, more=np.full((7, 24), 50.0))
    poor.more[5, 20:22] = 400.0
    like = replace(poor, number=2, queues=(*poor.queues, "another"))
    told = [(one.number, cents, weekday, hour) for one, cents, weekday, hour in dear_blocks((rich, poor, like))]
    assert [number for number, *_ in told] == [0, 0, 0, 1, 1, 1]
    assert told[3] == (1, 400.0, 5, 20)
