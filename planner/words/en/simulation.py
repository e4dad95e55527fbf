"""`vardiya simulate`: which goals are sure, where it burns, what decides the risk."""

SENTENCES: dict[str, str] = {
    "simulated_all_sure": "All {queues:queue|queues} keep their goal with a chance of {chance} or more.",
    "simulated_all_sure_one": "The queue keeps its goal with a chance of {chance} or more.",
    "simulated_sure": "{sure} of {queues:queue|queues} keep their goal with a chance of {chance} or more.",
    "simulated_sure_one": "The queue keeps its goal with a chance below {chance}.",
    "simulated_open": "Open, chance from one half up: {list}.",
    "simulated_unlikely": "More likely missed than kept: {list}.",
    "simulated_worst_week": (
        "Week {week} of {weeks}, the one with the lowest chances: of keeping the goal by day (in brackets: per cent "
        "answered in time)"
    ),
    "simulated_other_weeks": "All weeks: --html FILE writes them as a page, --json as figures.",
    "simulated_days": "Chance of keeping the goal by day (in brackets: per cent answered in time)",
    "simulated_places": "Where most contacts wait too long, by four hours",
    "simulated_no_place": "In no four hours do contacts wait too long beyond what the goals allow.",
    "simulated_ground": "Played {replications} times with seed {seed}, every contact routed to the people on duty.",
    "simulated_sources": (
        "The risk comes from the forecast (other contacts than expected), who comes (absence), or mere chance."
    ),
    "simulated_step": "{elapsed} s  simulation: {done} of {asked} times played",
    "simulated_title": "Simulation: {operation}, {start} to {end}",
    "simulated_queues": "By queue, the whole plan",
    "simulated_queues_note": (
        "The chance is that of keeping the goal over each period for which it is promised, the least of them. Nine of "
        "ten simulated plans lie in the band."
    ),
    "simulated_map": "Chance of missing the goal, by queue and day",
    "simulated_map_note": "So many of 100 simulated plans miss the goal that day; darker is more. A dot: no contacts.",
    "simulated_hours": "Chance of missing the goal, by queue and four hours",
    "simulated_hours_note": "Few contacts make an hour uncertain even where the goal over the week is safe.",
    "chart_miss": "chance of missing the goal",
    "head_chance": "Chance",
    "head_p90": "P90 wait",
    "head_reply": "Reply",
    "head_busy": "Busy",
    "head_risk_from": "Risk from",
    "head_late": "Too late",
    "head_one_more": "One more agent",
    "head_avoids": "Late avoided",
    "head_per_late": "Cost each",
    "fixes_title": "What stays at risk, and what one more agent for four hours would change (cost in {currency})",
    "fixes_none": "No four hours put a goal at risk.",
    "fixes_nobody": "nobody could help",
    "fixes_like": "like {agent}",
    "risk_short": "too few agents",
    "risk_rate": "forecast",
    "risk_attendance": "who comes",
    "risk_chance": "chance",
    "replications_out_of_range": "{value} replications cannot be played; allowed are 1 to {most}.",
}
