"""What people, floors, training and rules are worth at the margin."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "prices_title": "What things cost: {operation}, {start} to {end}",
    "prices_unit": (
        "All money is in {currency}. People missing, floors and rules cost what operation.yaml says (solver, floors, "
        "rules); wages are told beside them and are no part of these prices."
    ),
    "prices_people_line": (
        "One more person is worth most among those who do {who}: {hour} a mean hour of the week; such an hour is paid "
        "{wage}."
    ),
    "prices_people_none": "One more person would save nothing in any hour: nobody is missing to the need or a floor.",
    "prices_people": "What one more and one fewer person are worth in a mean hour",
    "prices_people_note": (
        "Means over the weeks of the plan, counted interval by interval with everybody else where they are. One "
        "fewer is counted in hours in which somebody of the kind is present."
    ),
    "prices_dear": "Dearest hours: an hour of one more person",
    "prices_dear_note": (
        "Told by the people who can do it and as little else as possible; those who can do more are worth at least as "
        "much."
    ),
    "prices_map": "When one more person is missed most",
    "prices_map_note": (
        "{currency} saved in an hour by one more person present, by local hour and weekday; darkest where people are "
        "missed most. Kinds of people in the order of what they are worth; in brackets how many there are."
    ),
    "prices_map_equal": "{who} are worth nearly the same as {like} in every hour.",
    "prices_floors": "Floors",
    "prices_floors_note": (
        "Exactly kept: hours with just the people due. Held for it alone: of those, hours in which one of them could "
        "leave and no contact would be served worse. One fewer, one more: what the roster then saves (−: costs) with "
        "the person-weeks nearest to the floor planned anew, against the same planning with the floor as it is: an "
        "estimate, one round of search on both sides."
    ),
    "prices_training": "Training and other activities",
    "prices_training_note": (
        "What it costs at its time: what its people would save at their queues instead. A better time lies in the "
        "person's own shifts and the activity's window, and keeps every rule of the person."
    ),
    "prices_training_all": "{count} activities and sessions of the plan cost {cents} in all at their times.",
    "prices_training_none": "No activity of the plan takes anybody away from work that is short.",
    "prices_rules": "Rules",
    "prices_rules_note": (
        "Saved without it: the {people} people of {weeks} planned anew without the rule, less what the same planning "
        "saves with it. An estimate: one round of search on both sides, for these weeks alone. It says what a rule is "
        "worth to those whom it protects, not that it may be broken."
    ),
    "prices_rules_rest": "Without these {count} rules nothing better was found: {rules}.",
    "prices_rules_week": "the week from {day}",
    "prices_step": "{elapsed} s  rules left out in turn: {done} of {asked}",
    "prices_written": "{count} rosters that show these prices were written to {folder}.",
    "prices_add_out": "--out FOLDER writes the rosters behind these prices, for check --roster.",
    "prices_fixed": "fixed",
    "prices_best": "stays",
    "prices_hours": "{day} {start}-{end}",
    "price_family_voice": "phone",
    "price_family_chat": "chat",
    "price_family_messaging": "messaging",
    "price_family_deferred": "e-mail/office",
    "unknown_price": "“{value}” is none of the parts that have prices: {known}.",
    "chart_price_hour": "{currency} per hour",
    "chart_price_below": "below {most}",
    "chart_price_from": "{least} and more",
    "chart_price_between": "{least} - {most}",
    "head_price_who": "languages · channels · skills",
    "head_price_more": "one more",
    "head_price_dearest": "dearest hours",
    "head_price_there": "then",
    "head_price_fewer": "one fewer",
    "head_price_wage": "wage",
    "head_price_when": "when",
    "head_price_hour": "saves per hour",
    "head_price_of_floor": "of that floors",
    "head_price_peak": "most of all",
    "head_price_floor": "floor",
    "head_price_due": "hours due",
    "head_price_missing": "missing",
    "head_price_now": "costs now",
    "head_price_tight": "exactly kept",
    "head_price_held": "held for it alone",
    "head_price_less": "one fewer",
    "head_price_one_more": "one more",
    "head_price_activity": "activity",
    "head_price_people": "people",
    "head_price_costs": "costs",
    "head_price_better": "better time",
    "head_price_saves": "saves",
    "head_price_rule": "rule",
    "head_price_times": "times",
    "head_price_without": "saves elsewhere without it",
    "figure_price_one_more": "One more person, per interval: {about}",
    "figure_price_floors": "People missing to floors",
    "figure_price_rule": "Price of a rule now: {about}",
    "figure_price_training": "An activity's people at their queues instead: {about}",
    "figure_price_training_moved": "Moving an activity: {about}",
    "figure_price_floor_less": "People missing, with the floor one lower: {about}",
    "figure_price_floor_more": "People missing, with the floor one higher: {about}",
    "figure_price_rule_left_out": "Planned anew without a rule: {about}",
}
