"""`vardiya explain infeasible`: hours against people, clashes of promises, and ways out."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "infeasible_title": (
        "{operation}: what is promised from {start} to {end}, against the people there are. Times are local ({zone})."
    ),
    "promised_hours_title": "Hours promised and hours there, a week on average",
    "promised_hours_read": (
        "Floors: hours promised, and with the paid breaks of those who keep them. Languages: the work of the last four "
        "weeks. Hours there: contracts less absences; who speaks two languages counts in both. At once: people due at "
        "the same time, and one more for the breaks."
    ),
    "promised_floor": "floor {name} {hours}",
    "promised_language": "work in {name}",
    "promised_week": "  week of {day}",
    "head_promise": "promise",
    "head_hours_week": "h a week",
    "head_with_breaks": "with breaks",
    "head_hours_present": "h there",
    "head_hours_short": "h short",
    "head_at_once": "at once",
    "head_people_there": "people",
    "hours_again": "Counted again over the whole plan by: {command} --json",
    "infeasible_count": "Promises that no lawful roster of these people can keep: {count}.",
    "infeasible_none": (
        "Each promise can be kept by a lawful roster of these people. What a plan's search leaves open is priced, not "
        "impossible: vardiya plan tells it."
    ),
    "infeasible_none_found": "No promise was found impossible; some could not be settled in the time.",
    "infeasible_unsettled": "Not settled in the time: {promises}. Give more with --time-limit.",
    "clash_headline": "{promise}, {when}: {due} due, {possible} possible.",
    "clash_together": "Together impossible: {parties}. Take any one of them away and it can be kept.",
    "clash_alone": "Those who count are too few whatever they are rostered: {who}.",
    "clash_nobody": "Nobody counts towards it.",
    "clash_again": "The same {count:more time|more times}: {days}.",
    "clash_basis_arithmetic": "Counted; nothing had to be searched.",
    "clash_basis_exact": "Every lawful roster of these people is ruled out.",
    "clash_no_way": "No single change that was tried makes it possible; look at two of them together.",
    "clash_floor": "floor {name}",
    "clash_on_call": "on-call {name}",
    "clash_rule": "the rule “{title}” ({article})",
    "clash_contract": "the contract of {who}: {title}",
    "clash_lock": "the shift {name} fixed for {who} on {day}",
    "clash_lock_off": "the day off fixed for {who} on {day}",
    "clash_absence": "the absence of {who} ({days})",
    "clash_activity": "{name} of {who} ({days})",
    "clash_paper": "the certificate “{name}” of {who}",
    "clash_seats": "the seats of {name}",
    "clash_protection": "the protection of {who}",
    "clash_opening": "what {who} worked before the plan",
    "clash_hours": "{h} h",
    "clash_people": "{count} people",
    "ways_title": "Ways out",
    "head_way_out": "what to change",
    "head_way_hours": "h a week",
    "head_way_money": "money, plan",
    "head_way_people": "whose days change",
    "head_way_tried": "tried",
    "way_restores": "it can be kept then",
    "way_untried": "not settled",
    "way_overflow": "let another language answer: {language}",
    "way_shorter_hours": "shorter hours of {floor}: {hours}",
    "way_lower_floor": "{floor}: {least} instead of more",
    "way_other_contract": "{who}: a contract of {week_h} h a week",
    "way_on_call": "on-call instead of a shift: {who}",
    "way_hire": "hire {people}",
    "way_move_leave": "move the absence of {who}",
    "way_move_training": "move {activity}",
    "way_drop_lock": "release the fixed day of {who}",
    "way_renew_paper": "renew {paper} of {who}",
    "way_loosen_rule": "loosen {rule}",
    "way_more_seats": "more seats: {seats}",
    "way_train_person": "train {who}",
    "see_infeasible": "Why, and what would help: vardiya explain infeasible {asked}",
    "figure_floor_promised_h": "floor {about}: hours promised a week",
    "figure_floor_with_breaks_h": "floor {about}: with breaks, a week",
    "figure_floor_present_h": "floor {about}: hours there, a week",
    "figure_floor_people_needed": "floor {about}: people needed at once",
    "figure_floor_people": "floor {about}: people who count",
    "figure_language_work_h": "work in {about}, a week",
    "figure_language_present_h": "hours of who speaks {about}, a week",
    "figure_language_people": "people who speak {about}",
}
