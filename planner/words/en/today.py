"""Today under way, beside its forecast."""

SENTENCES: dict[str, str] = {
    "today_line": "{day} until {until}: {came:contact|contacts} came, {expected} were forecast{off}.",
    "today_rest": (
        "From {until} to midnight {after} are expected now (80 % band {low} to {high}); before it was {before}."
    ),
    "today_over": "Nothing more is expected today.",
    "today_midnight": "The forecast was made for this, as of {made_at}.",
    "today_plan": "The forecast is that of plan {plan}, as of {made_at}.",
    "head_rest_before": "Rest, before",
    "head_rest_after": "Rest, now",
    "nothing_today": (
        "nothing of {day} is reported by then, the history seen ends at {until}; deliver today's contacts or name a "
        "moment of a day that has some."
    ),
}
