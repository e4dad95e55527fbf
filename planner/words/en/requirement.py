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
        "The files have changed since plan {plan} was made: this is what today's files ask for. Plan again."
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
