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
    "search_best_unlearnt": (
        "The history tells nothing of such an event, so the forecast expects no contacts of it: say what it is like "
        "(like, lift_factor) before you trust this."
    ),
    "search_best_sure": "That is {fewer} fewer (± {noise}) than the next best, {at}: more than chance.",
    "search_best_tie": (
        "It is a tie with {ties}: the nearest of them has {more} late (± {noise}), no more than chance. Take whichever "
        "suits you best."
    ),
    "search_best_usual": "At the usual hour, {at}: {more} against that (± {noise}).",
    "search_best_worst": "At the worst, {at}: {more} (± {noise}).",
    "search_best_asked": "At the start that was asked for, {at}: {more} (± {noise}).",
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
        "{replications} times with the same contacts and absences, on the days on which any of them is felt; ± is two "
        "standard errors."
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
    # what things are worth
    "search_worth_nothing": "rules, people or things say what is to be weighed.",
    "search_unknown_rule": "“{value}” is no rule of this operation's book; vardiya explain rules lists them.",
    "search_worth_best": "Worth most: {thing}: {fewer} fewer contacts late (± {noise}).",
    "search_worth_dearest": "Dearest to lose: {thing}: {fewer} more late (± {noise}).",
    "search_worth_noise": "{count} of {of} differ by no more than chance.",
    "search_worth_without_rule": "without the rule: {name}",
    "search_worth_without_person": "without {name}",
    "search_worth_second_person": "a second {name}",
    "search_worth_change": "{name}",
    "search_worth_table": "What each is worth",
    "search_worth_note": (
        "Against the plan, which has {late} contacts late. Each was played {replications} times with the same "
        "contacts and absences; ± is two standard errors. Money in {currency}: saved is the time to answer those "
        "contacts at the price of a missing agent in operation.yaml; wages are what the roster is paid more."
    ),
    "search_worth_second_note": (
        "A second person works the very shifts of the first and knows the same; nobody's own customers become theirs."
    ),
    "search_worth_rules_note": (
        "A rule: the dearest weeks planned anew without it, against the same planning with all rules; the last column "
        "is what that saves of the roster's own prices. It says what a rule costs those who wait, not that it may be "
        "broken. All rules, floors, trainings and hours of one more person: vardiya explain prices {folder} --plan "
        "{plan} --what people,floors,training,rules."
    ),
    "search_unchanged": "changes nothing",
    "search_no_roster": "no roster",
    "search_worth_chart": "Contacts fewer late",
    "search_worth_chart_note": (
        "Red bars lose; the thin line is two standard errors: one that crosses zero says nothing."
    ),
    "head_search_thing": "what",
    "head_search_fewer_late": "fewer late",
    "head_search_saved": "saved, {currency}",
    "head_search_wages": "wages more",
    "head_search_by_roster": "by the roster's prices",
    # the cheapest mix
    "search_no_means": "No means are given: overtime, on_call or hires.",
    "search_mix_beyond": (
        "Everything that may be used leaves more missing than {share}: {left}. Allow more missing, more depth or "
        "hours, or hire who speaks it."
    ),
    "search_mix_unfinished": (
        "No whole numbers were found in time, although fractions would do (missing {left} at the least, {share} "
        "asked). Give time_limit_s more seconds."
    ),
    "search_mix_lead": (
        "It takes {cents} {currency}: {overtime} hours of overtime, {turns} turns of standby (called for {called} "
        "hours), {hires} hired. Of the needed hours {before} were missing, {after} still are."
    ),
    "search_mix_nothing": "Nothing has to be bought: of the needed hours {before} are missing.",
    "search_mix_played": "Played, late contacts go from {before} to {after} (± {noise}).",
    "search_mix_built": (
        "With a whole roster built for it ({seconds} s of search): {after} (± {noise}); {missed} of {goals} goals are "
        "missed."
    ),
    "search_mix_not_built": "No whole roster was found for it in {seconds} s: do not order it yet.",
    "search_mix_again": (
        "--out FILE writes gap and mix as a scenario; vardiya scenario run {folder} FILE builds the roster. Standby is "
        "written by weekday, overtime as what the contracts allow: the roster decides who stays."
    ),
    "search_mix_unproven": "Something cheaper may exist: the search ended after {seconds} s.",
    "search_mix_table": "The mix",
    "search_mix_overtime": "overtime",
    "search_mix_on_call": "standby",
    "search_mix_called": "call-outs",
    "search_mix_hires": "hires",
    "search_mix_total": "together",
    "search_mix_hours": "{hours} h",
    "search_mix_turns": "{turns} turns of 4 h",
    "search_mix_languages": "Hours missing by language",
    "search_mix_when": "When and who ({shown} of {count})",
    "search_mix_note": (
        "Whole people, decided for {futures} futures at once (sample paths of the forecast, and who is absent on "
        "which day); each future then calls out whom it needs. The share may be missing in expectation, for each "
        "language. Overtime goes to those who consented, and each turn, also all of one person together, keeps the "
        "operation's rule book: hours of day, week and year, rests, nights, the contract's most in a week. Played: "
        "{replications} times with the same contacts, those named in their hours, stand-ins for those to be hired."
    ),
    "search_mix_approximated": (
        "Approximated: need moves in proportion to the work of a language; a turn counts in the block of four hours "
        "nearest to it; somebody has one turn of overtime in two days and one standby a week at most, and no shift is "
        "moved to make room; hires are rostered freely within their week; hours missing of two languages are weighed "
        "alike."
    ),
    "search_mix_chart": "People more, by block of four hours",
    "search_mix_chart_note": (
        "Overtime and standby in whole people; hires as they would be rostered. Weekends are shaded."
    ),
    "head_search_until": "until",
    "head_search_means": "means",
    "head_search_much": "how much",
    "head_search_language": "language",
    "head_search_needed_h": "needed, h",
    "head_search_missing_before": "missing before, h",
    "head_search_missing_after": "missing after, h",
    "head_search_who": "who",
    "head_search_people": "people",
}
