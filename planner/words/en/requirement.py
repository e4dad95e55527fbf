"""`vardiya explain requirement`: from contacts to people, and what one fewer or one more would do."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "need_title": "Why so many people: {queue}, {at}",
    "need_contacts_line": "{queue}: {mean} contacts are expected (8 times in 10 {low} to {high}), AHT {aht} s.",
    "need_of_plan": "By the forecast of plan {plan}, as of {as_of}, seed {seed}; times are local ({zone}).",
    "need_made_now": (
        "No stored plan covers the moment: forecast made as of {as_of}, seed {seed}; times are local ({zone})."
    ),
    "need_plan_older": (
        "These are the figures of today's files for the days of plan {plan} (history seen until {as_of}, seed {seed}; "
        "times are local, {zone}). The plan was made from other files or with changes laid over them, and its own "
        "forecast and need may differ; `vardiya plan` makes one of today's files."
    ),
    "need_parts": "From contacts to work",
    "need_queue": "{queue}, answered by the same people",
    "need_handed": "handed on by other queues",
    "need_arriving": "Work that arrives in all",
    "need_one_more": "One fewer, one more",
    "need_contacts_word": "contacts",
    "need_turns": "customer turns",
    "need_late_goal": (
        "Of {contacts} {unit}, how many wait longer than {within} with one person fewer, with enough and with one more "
        "present, if nobody else helps; the goal lets {allowed} wait"
    ),
    "need_late": (
        "Of {contacts} {unit}, how many wait longer than {within} with one person fewer, with enough and with one more "
        "present, if nobody else helps"
    ),
    "need_behind": (
        "One person fewer, as many as needed or one more on {queue} for its deadline of {within}, in its open hours "
        "from {at} to {until}, if nobody else helps: contacts behind the promise and contacts still waiting at {until}"
    ),
    "need_one_fewer": "one person fewer",
    "need_as_needed": "as needed",
    "need_one_beyond": "one person more",
    "head_beside": "People",
    "head_behind": "Behind the promise",
    "head_waiting": "Still waiting",
    "figure_need_behind": "behind the promise with {about} person",
    "figure_need_waiting": "still waiting with {about} person",
    "head_late_share": "Of all",
    "figure_forecast_mean": "contacts expected",
    "figure_forecast_q10": "contacts, one in ten times fewer",
    "figure_forecast_q90": "contacts, one in ten times more",
    "figure_need_contacts": "contacts expected, {about}",
    "figure_need_part": "contacts: {about}",
    "figure_need_part_people": "people kept busy: {about}",
    "figure_need_queue_contacts": "contacts that reach {about}",
    "figure_need_queue_people": "people kept busy by {about}",
    "figure_need_step": "people added: {about}",
    "figure_need_rostered": "rostered people needed",
    "figure_need_late": "too late with {about} present",
    "step_short_arriving": "work that arrives",
    "step_short_carried": "begun earlier",
    "step_short_chance": "bursts",
    "step_short_doubt": "doubt",
    "step_short_period": "thin hours",
    "step_short_pooled": "others help",
    "step_short_absent": "absence",
    "step_short_inside": "not available",
    "step_short_moved": "put off",
}
