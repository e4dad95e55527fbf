"""Words in English: inverse questions."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # the question's file
    "search_other_operation": "The question was asked for “{value}”; this operation is “{own}”.",
    "search_not_of_kind": "This belongs to another kind: medium to a message, deadline_h to a promotion.",
    "search_what_or_event": "Either what or event says what is to start, and not both.",
    "search_day_outside": "“{value}” lies outside the plan, which goes from {start} to {end}.",
    "search_step": "A step of {value} minutes does not fit the plan's intervals of {grid}; take a multiple.",
    "search_no_start": (
        "The window holds no start: {beyond} would still be felt after the plan's end, {near} lie too near to a big "
        "event. Widen its days or hours, or plan further ahead."
    ),
    "search_title": "{name}: {operation}, {start} to {end}",
    "search_step_done": "{elapsed} s  searching: {done} of {asked}",
    "search_written": "Written to {file}: run it with vardiya scenario run.",
    "search_no_scenario": "This answer is no scenario; nothing was written to {file}.",
    # the best start
    "search_best_lead": (
        "Start on {at}: {late} contacts late (± {noise}) against not doing it at all, {cents} {currency} at what the "
        "operation pays for the time to answer them."
    ),
    "search_best_sure": "That is {fewer} fewer (± {noise}) than the next best, {at}: more than chance.",
    "search_best_tie": "The next best, {at}, is as good: {more} (± {noise}) is within chance.",
    "search_best_usual": "At the usual hour, {at}, it would be {more} (± {noise}).",
    "search_best_worst": "At the worst, {at}, {more} (± {noise}).",
    "search_best_asked": "At the start that was asked for, {at}, {more} (± {noise}).",
    "search_best_is_usual": "That is the usual hour.",
    "search_best_is_worst": "No start of the window is worse.",
    "search_best_is_asked": "That is the start that was asked for.",
    "search_confirmed": "Starts that were played",
    "search_by_clock": "Late contacts more, by the clock",
    "search_best_note": (
        "{count} starts of the window were compared; {beyond} fell away because they would still be felt after the "
        "plan's end."
    ),
    "search_best_note_clear": (
        "{count} starts of the window were compared; {beyond} fell away because they would still be felt after the "
        "plan's end, {near} because a big event is too near."
    ),
    "search_best_worked_out": (
        "Worked out, for every start: the forecast with it less the forecast without it, met by as many agents as the "
        "simulated service of the roster tells of each crew and hour (Erlang A), times {felt}, which is what a play "
        "with 10 % more contacts everywhere had late for each one worked out. Played, for the starts in the table: "
        "{replications} times with the same contacts and absences, on the days on which it is felt; ± is two standard "
        "errors."
    ),
    "search_best_money": (
        "Money, in {currency}: the handling time of each late contact at the price of a missing agent in "
        "operation.yaml (solver), which says how dear being late is, not what customers are worth."
    ),
    "search_best_again": "--out FILE writes the best start as a scenario: vardiya scenario run {folder} FILE plays it.",
    "search_role_best": "best",
    "search_role_asked": "asked for",
    "search_role_usual": "usual hour",
    "search_role_worst": "worst",
    "head_search_start": "start",
    "head_search_brings": "contacts it brings",
    "head_search_late_more": "late more",
    "head_search_noise": "±",
    "head_search_money": "{currency}",
    "head_search_ahead": "more than the best",
    "head_search_what": "",
    "head_search_clock": "start at",
    "head_search_mean": "mean of the days",
    "head_search_least": "least",
    "head_search_least_at": "on",
    "head_search_most": "most",
    "head_search_most_at": "on ",
    "search_curve": "What each start costs",
    "search_curve_note": (
        "The line is worked out for every start of the window, broken where none is allowed. Points were played "
        "{replications} times; their bars are two standard errors. Weekends are shaded."
    ),
    "chart_search_late": "late contacts more",
}
