"""What all answers share: the plan asked, how sure a figure is, and where it is found again."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "answer_of_plan": "Asked of plan {plan}, {start} to {end}; times are local ({zone}), money is in {currency}.",
    "answer_plan_older": (
        "The files have changed since plan {plan} was made: people, absences and rules are today's, the need and the "
        "roster are the plan's. Plan again to answer with both."
    ),
    "day_outside_plan": "the day {value} lies outside the plan from {start} to {end}.",
    "counted_cost": (
        "The roster has {hours} paid hours: {wages} of wages, and {wishes} for what is not as needed or wished."
    ),
    "counted_there": "{at}: {present} of {able} people are present, for {load} people’s work.",
    "counted_there_queue": (
        "{at}, {queue}: {present} of {able} people who can serve it are present; its goal needs {need}, its "
        "work {load}. One more would change the price of missing people by {more} in this interval, one fewer "
        "by {fewer}."
    ),
    "queue_without_moment": "--queue says whom to count at a moment: add --at.",
    "head_state": "state",
    "head_who": "who",
    "there_present": "present",
    "there_on_break": "on break",
    "there_in_activity": "in training or another activity",
    "there_on_call": "on call",
    "there_off": "not working",
    "day_service_title": "Service on {day}",
    "day_service_ground": (
        "Simulated {replications} times with the days beside it; the same contacts whatever the roster. ± is "
        "two standard errors."
    ),
    "head_in_time": "in time",
    "head_give": "±",
    "grounds_title": "Every figure, found again (by which command, and where in its --json)",
    "head_figure": "figure",
    "head_value": "value",
    "head_sure": "how sure",
    "head_found_again": "again by",
    "sure_exact": "counted",
    "sure_forecast": "expected",
    "sure_simulated": "simulated",
    "sure_simulated_within": "simulated, ± {give}",
    "sure_searched": "best found",
    "figure_unit_people": "people",
    "figure_unit_contacts": "contacts",
    "figure_unit_min": "min",
    "figure_unit_h": "h",
    "figure_unit_points": "points",
    "figure_unit_s": "s",
    "figure_unit_intervals": "intervals",
    "figure_unit_duties": "shifts",
    "figure_unit_times": "times",
}
