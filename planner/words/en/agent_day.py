"""Why an agent works a shift or is off, why not as wished, and how burdens compare."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "agent_works": "{day}: {agent} works {shift}, {start}-{end}, {paid} paid.",
    "agent_is_off": "{day}: {agent} has no shift.",
    "agent_stands_by": "{day}: {agent} is on call {start}-{end} ({window}).",
    "agent_hours": "Week from {monday}: {hours} paid, {agreed} agreed by contract, at most {most} in one week.",
    "agent_away": "An absence of {agent} covers the day or part of it; credited hours are not in the paid hours above.",
    "agent_locked": "The day is fixed in locks.csv.",
    "agent_off_costs": (
        "A day off instead, everybody else as planned, would make the roster {cents} worse by its own prices:"
    ),
    "agent_off_saves": (
        "A day off instead, everybody else as planned, would make the roster {cents} better by its own prices:"
    ),
    "agent_off_unlawful": "A day off instead, every other day as planned, would not be lawful:",
    "agent_missed": (
        "The shift counts most at {at}: of those who can serve {queue}, {present} are present, {without} without "
        "{agent}. In {intervals:interval|intervals} of {step} min of the shift people would be missing, or more "
        "than now."
    ),
    "agent_not_missed": "In no interval of the shift would people be missing without it: it fills agreed hours.",
    "agent_options": (
        "{menu} other shifts of the contract’s menus that day; {lawful} of them lawful with every other day as planned."
    ),
    "agent_no_option": (
        "{menu} other shifts of the contract’s menus that day; none of them is lawful with every other day as planned."
    ),
    "agent_options_title": "The least costly other shifts of the day, everybody else as planned",
    "agent_shift_not_needed": (
        "A shift would be lawful, but would cost more than it brings: the least costly makes the roster {cents} worse."
    ),
    "agent_shift_missed": (
        "A shift would be lawful and would make the roster {cents} better; the planning run did not find it."
    ),
    "agent_barred_title": "What rules other shifts out (a shift may break several rules)",
    "agent_speaks_title": "What speaks against it",
    "head_shifts_out": "shifts ruled out",
    "head_nearest": "nearest to its limit",
    "head_speaks": "what it says",
    "head_hours_of": "hours",
    "head_change_missing": "of it people missing",
    "agent_day_off": "off",
    "agent_price_title": "What changes, by price",
    "term_together": "priced rules of all who move, together",
    "term_others": "rules about others too, together",
    "agent_price_sum": "in all",
    "wish_stated": "Wish in wishes.csv (rank {rank}): {wish}.",
    "wish_asked": "Asked for: {wish}.",
    "wish_off": "a day off",
    "wish_work": "any shift",
    "wish_start_between": "a shift that starts between {earliest} and {latest}",
    "wish_shift": "the shift {shift}",
    "wish_none": "No wish for this day in wishes.csv; with --wish another day can be asked for.",
    "verdict_granted": "It is as wished already.",
    "verdict_lawful": "Not as planned; lawful with nobody else moved; {price}.",
    "verdict_own_days": "Not as planned; lawful if other days of {agent} change too; {price}.",
    "verdict_together": "Not as planned; lawful if {people} moved too; {price}.",
    "verdict_or_together": "If {people} moved too, {price}.",
    "verdict_no_rules": "Not lawful: {rules}.",
    "verdict_no": "Not lawful: nobody was found who could take it.",
    "verdict_costs": "it would cost {cents}",
    "verdict_saves": "it would save {cents}",
    "verdict_free": "it would cost nothing",
    "ask_notice": "{days:day’s notice|days’ notice}",
    "head_ask_first": "ask first",
    "wish_already": "It is already so.",
    "wish_already_off": "It is already so: a day off does not refuse a wish about the start.",
    "wish_lawful": "With every other day as planned it would be lawful.",
    "wish_unlawful": "With every other day as planned it would not be lawful.",
    "wish_unlawful_shifts": "{shifts} would suit; with every other day as planned none of them is lawful.",
    "wish_no_week": (
        "No: with no arrangement of {agent}’s other days of this week, the weeks beside it as planned, would it be "
        "lawful. Nobody else can change that."
    ),
    "wish_alone_title": "If only {agent}’s days change",
    "wish_together_title": "If others move as well: {people}",
    "wish_as_above": "Nothing else needs to change: it is the day off priced above ({cents}).",
    "wish_worse": "The roster would be {cents} worse by its own prices.",
    "wish_better": "The roster would be {cents} better by its own prices.",
    "wish_same": "The roster would be as good by its own prices.",
    "wish_broken": "It would break rules that bind several people:",
    "wish_nobody": (
        "It was tried whether changes of one or two of the {asked} others in the same week could make up for it: none "
        "was found that saves more than it costs."
    ),
    "wish_no_way": "No: nobody was found who could take it. The rules above speak against it.",
    "wish_yes": (
        "It can be granted lawfully as shown; whether the price is worth it is for the planner to decide. Nobody has "
        "been asked or moved."
    ),
    "agent_service_title": "Simulated service of {day}, in time",
    "head_as_planned": "as planned",
    "head_with_off": "with the day off",
    "head_with_wish": "with the wish",
    "agent_write": "The prices, the movers and their files are found again after: {command}",
    "agent_written": "Written: {files}.",
    "burdens_month": "Shared out in {month} (days of this plan)",
    "burdens_year": "Shared out over the year (up to 12 months of ledger.csv, and this plan)",
    "burdens_ground": (
        "Compared are those who could be asked, by contract, menus, protections and presence, as the rules of fair "
        "sharing count them: rates per 30 days, and per 12 months, in which one could be asked, so that newcomers "
        "compare. Rank 1 is the most often, several ranks are shared; others are never named, and fewer than {least} "
        "are not compared."
    ),
    "burdens_found": "All counts and comparisons: {command}",
    "head_burden": "what",
    "head_count": "times",
    "head_rate": "rate",
    "head_median": "median",
    "head_range": "range",
    "head_rank": "rank",
    "head_compared": "people",
    "burden_nights": "nights",
    "burden_weekends": "weekends",
    "burden_feasts": "feasts",
    "burden_matches": "match nights",
    "burden_on_call": "on-call duties",
    "burden_refused": "wishes not granted",
    "burden_not_asked": "could not be asked",
    "burden_too_few": "too few to compare",
    "figure_agent_week": "paid hours, week from {about}",
    "figure_agent_there": "present who can serve {about}, as planned",
    "figure_agent_without": "present who can serve {about}, with the day off",
    "figure_agent_in_time": "in time that day, {about}, as planned",
    "figure_agent_in_time_other": "in time that day, {about}, with the other roster",
    "figure_agent_price": "price of the roster, {about} less the plan",
    "figure_agent_missing": "price of people missing, {about} less the plan",
    "figure_agent_borne": "times, {about}",
    "figure_agent_people": "people compared, {about}",
    "figure_agent_rate": "rate, {about}",
    "figure_agent_median": "median, {about}",
    "figure_agent_least": "least, {about}",
    "figure_agent_most": "most, {about}",
    "figure_agent_rank": "rank, {about}",
    "wish_unreadable": (
        "“{value}” is no wish: write off, work, a start between two times (08:00-12:00) or the name of a shift."
    ),
    "wish_clock": "“{value}”: a start between two times of one day needs the earlier one first, 00:00 to 23:59.",
    "rows_title": "{agent}: counted from the rows",
    "rows_period": "period",
    "rows_plan": "plan",
    "rows_ledger": "ledger",
    "rows_weeks": "Paid hours by week: {weeks}.",
}
