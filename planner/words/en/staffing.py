"""`vardiya staff`: people needed, by pool and day."""

SENTENCES: dict[str, str] = {
    "staffing_line": (
        "Needed: {hours:agent-hour|agent-hours} in {days:day|days}, {each} a day, {share} of it work. Peak: "
        "{peak:person|people}, {when}."
    ),
    "staffing_nothing": "Nothing is needed: no queue has contacts.",
    "staffing_all": "All",
    "staffing_title": "People needed: {operation}, {start} to {end}",
    "staffing_all_pools": "All queues",
    "staffing_peak_day": "The busiest day: {day}",
    "staffing_pools": "By language and channel",
    "staffing_pools_note": (
        "Queues that the same people answer are one pool: they share what is needed above the work. Need counts "
        "rostered people, so it holds a reserve for absence. Peaks of pools fall at different times and do not add up."
    ),
    "staffing_days": "By day",
    "staffing_days_note": "People needed on average in each quarter of the day.",
    "key_needed": "people needed to keep the goals",
    "key_work": "work, in people",
    "key_work_band": "8 of 10 days the work falls in here",
    "head_peak_at": "At",
    "steps_line": "{pool}, {at}: {people} rostered people are needed so that {target} are answered within {within}.",
    "steps_title": "From work to people",
    "steps_sum": "Rostered people needed",
    "staffing_at": "{at}: {people} rostered people are needed in all. Why so many: vardiya explain requirement.",
    "head_pool": "Pool",
    "head_work": "Work, people",
    "head_step": "Because of",
    "head_present": "Present",
    "head_too_late": "Too late",
    "step_arriving": "work that arrives: contacts times handling time, side by side as the channel allows",
    "step_carried": "work begun earlier that still goes on, less what ends later",
    "step_chance": "contacts come in bursts, and the goal wants most of them answered at once",
    "step_doubt": "the forecast may be wrong, and not everybody may come",
    "step_period": "thin hours lean on busy ones: the goal is kept over its whole period",
    "step_pooled": "people of other queues help",
    "step_absent": "reserve for those who will be absent",
    "step_inside": "logged in but not available",
    "step_moved": "work put off to when it is best done before its deadline",
    "moment_outside_plan": "the moment {value} lies outside the plan from {start} to {end}.",
}
