"""Why a forecast is what it is, and why it was off."""

SENTENCES: dict[str, str] = {
    "reasons_title": "{queue}: the forecast of {day}",
    "reasons_day": "{queue}, {day}: {mean:contact|contacts} expected; 8 of 10 such days lie between {low} and {high}.",
    "reasons_interval": (
        "{queue}, {at}: {mean:contact|contacts} expected; 8 of 10 such intervals lie between {low} and {high}."
    ),
    "reasons_as_of": "Forecast as of {as_of}, seed {seed}.",
    "reasons_bands": "The band rests on the errors of {origins} earlier test starts (up to {lead:day|days} ahead).",
    "reasons_no_bands": "The band is an assumption: history is too short for a single test start.",
    "reasons_parts": "What it is made of",
    "reasons_errors": "Where the error comes from",
    "reasons_errors_note": (
        "Each part may have been off by one factor for the whole day; what fits an event's own curve goes to the "
        "event, what runs through the day to its level, and what fits nothing is scatter. The parts add up to the "
        "difference."
    ),
    "reasons_came": "Came: {actual}, {difference} against the forecast ({share}), {where}.",
    "reasons_came_some": "Came so far: {actual}, {difference} against the forecast of those intervals ({share}).",
    "reasons_some": "Only {seen} of {intervals:interval|intervals} are reported; the difference is of these.",
    "reasons_inside": "inside the band",
    "reasons_above": "above the band",
    "reasons_below": "below the band",
    "reasons_scatter": "Counts alone scatter by about ±{deviation:contact|contacts}.",
    "reasons_blame": "Most of it: {part}, {contacts:contact|contacts}{factor}.",
    "reasons_factor": " ({factor} times what was forecast)",
    "reasons_chance": "No part stands out: the difference is within what chance explains.",
    "reasons_picture": "The day by interval",
    "reasons_picture_note": (
        "Stacked: what each part brings. Line: the mean. Grey edges: 80 % band. Dots: contacts that came."
    ),
    "reasons_steps": "From an average day to this one",
    "reasons_other": "smaller parts ({count})",
    "reasons_edit": "edit {name}",
    "reasons_edit_by": "edit {name} (by {by})",
    "reasons_edit_reason": "edit {name} ({reason})",
    "reasons_edit_by_reason": "edit {name} (by {by}: {reason})",
    "head_part": "Part",
    "head_contacts": "Contacts",
    "head_part_share": "Of the mean",
    "head_factor": "Times forecast",
    "reasons_mean": "Expected in all",
    "reasons_difference": "Difference in all",
    "part_base": "an average day",
    "part_trend": "trend and recent level",
    "part_week": "weekday",
    "part_month": "time of the month",
    "part_season": "season",
    "part_holiday": "holiday",
    "part_payday": "payday",
    "part_ramadan": "Ramadan",
    "part_intraday": "today so far",
    "part_pattern": "what such days have in common",
    "part_reconciled": "agreement with the totals",
    "part_growth": "stated growth",
    "part_level": "level of the day",
    "part_profile": "shape of the day",
    "part_noise": "scatter",
    "part_ordinary": "ordinary day",
}
