"""Why a queue is short of people at a moment, and what would help."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "gap_unserved": "nobody can serve “{value}”: its need has no people; teach or hire, then plan again.",
    "gap_short": (
        "{at}, {queue}: {short} people too few. Its goal needs {need} (its work alone is {work}); {present} of the "
        "{able} who can serve it are present."
    ),
    "gap_enough": (
        "{at}, {queue}: not short. Its goal needs {need} (its work alone is {work}); {present} of the {able} who can "
        "serve it are present, after what the other queues need of them."
    ),
    "gap_shared": (
        "Through people who can do several it shares with {queues}. Together these queues need {need} people, "
        "{present} are present: {short} too few."
    ),
    "gap_service": (
        "Simulated: {block} of its contacts are answered in time in the four hours from {from} (± {block_give}), "
        "{share} over the day (± {give}; {contacts} contacts); the goal is {goal}."
    ),
    "gap_service_day": (
        "Simulated: {share} of its contacts are answered in time over the day (± {give}; {contacts} contacts); the "
        "goal is {goal}."
    ),
    "gap_kept_although": "The goal is kept all the same: the need holds a reserve for absence and chance.",
    "gap_missed_although": (
        "The goal is missed although this hour has enough people: other hours are short, or more contacts come at once "
        "than expected."
    ),
    "gap_not_served": "No contacts of this queue are judged on this day.",
    "gap_because": "Mainly because: {cause}.",
    "gap_because_most": "No part explains it alone; the largest: {cause}.",
    "gap_cause_event": "events bring more work, most of it {about}",
    "gap_cause_break": "people on break",
    "gap_cause_activity": "people in training or another activity",
    "gap_cause_absence": "people who are absent",
    "gap_cause_placed": "people whom the plan has off or at other hours, though they could lawfully be there",
    "gap_cause_rule": "people off or at other hours whom rules hold, most often “{about}”",
    "gap_cause_floor": "people whom a floor holds at other hours, most of them “{about}”",
    "gap_cause_skill": ("only {able:person|people} can serve it; they are too few in {hours} hours a week"),
    "gap_cause_elsewhere": "people present who are needed by {about:other queue|other queues}",
    "gap_parts_title": "What stands behind it, each part by itself (parts overlap)",
    "head_gap_part": "part",
    "head_gap_enough": "of the gap",
    "gap_states_title": "Where those who can serve {queue} are",
    "gap_state_other_hours": "at work at other hours that day",
    "gap_state_absent": "absent",
    "gap_state_off": "day off",
    "gap_people_title": "Who could be there, and what holds the others",
    "gap_more_people": "{count} more are in --json and --html.",
    "gap_by_overflow": "{who} (overflow)",
    "head_gap_then": "then",
    "head_gap_holds": "what would have them there, or what holds them",
    "gap_holds_absent": "absent",
    "gap_holds_on_call": "stands by and is called when the queue is short; the simulation counts that",
    "gap_holds_on_break": "no other place for the break in its window",
    "gap_holds_in_activity": "the session has its fixed time",
    "gap_holds_other_hours": "no shift of the menu that day holds the hour",
    "gap_holds_off": "no shift of the menu holds the hour",
    "gap_holds_present": "present",
    "gap_more_rules": "{count:more rule|more rules}",
    "gap_pause_break": "break",
    "gap_move_pause": "{who}: {what} at {to} instead of {from}",
    "gap_move_shift": "{who}: {new} instead of {old} on {day}",
    "gap_move_extra": "{who}: one more shift, {day} {new}",
    "gap_move_swap": "{who}: works {day} {new}, off on {day_off} instead of {old}",
    "gap_ways_title": "Ways out for {queue}, the best first",
    "head_gap_rank": "way",
    "head_gap_changes": "what changes",
    "head_gap_adds": "people then",
    "head_gap_paid": "paid h",
    "head_gap_wages": "wages",
    "head_gap_rules": "rules, people missing",
    "head_gap_block": "4 hours in time",
    "head_gap_day": "day in time",
    "head_gap_better": "contacts better",
    "gap_way_line": "{number}. {changes}",
    "gap_other_ways": "The figures of the other ways are found again likewise, in --json and --html.",
    "gap_write_first": "The files of the ways are written by: {command}",
    "gap_adds": "+{adds} of {missing}",
    "gap_better": "{better} ± {give}",
    "gap_noise": "~ {better} ± {give}",
    "gap_ask_first": "ask first: {who}",
    "gap_ask_one": "{who} ({days:day’s notice|days’ notice})",
    "gap_beaten": "another way does more for no more",
    "gap_pool": (
        "The {need} are the queue’s own; its pool {pool} needs {whole} in all, as {command} tells step by step."
    ),
    "gap_pool_with": (
        "The {need} are those of the queue and of {others}, which the same people answer; its pool {pool} needs "
        "{whole} in all, as {command} tells step by step."
    ),
    "gap_beyond_none": (
        "No roster of today’s people can: whatever was tried breaks a rule or costs more contacts at other hours than "
        "it saves. {people:more person|more people} would be needed then."
    ),
    "gap_beyond_before": (
        "Every shift that holds this hour starts before the plan’s first day: it belongs to the plan before. "
        "{people:more person|more people} would be needed then."
    ),
    "gap_beyond_some": "Today’s people do not suffice: {people:more person|more people} would be needed then.",
    "gap_hire": (
        "Hire: even kept for this queue alone, those who can serve it are too few in {hours} hours a week, about "
        "{money} of wages a week ({contracts} contracts of {contract} h)."
    ),
    "gap_nearly": "{count} more could serve it with one thing each: {lacks} ({who}).",
    "gap_lacks_channel": "the right to its channel",
    "gap_lacks_certificate": "its certificates",
    "gap_lacks_skill": "a training in its skill",
    "gap_lacks_language": "the language at its level",
    "figure_gap_need": "people that the goal needs",
    "figure_gap_work": "work in people",
    "figure_gap_pool": "people that the whole pool of {about} needs",
    "figure_gap_contacts": "contacts expected in the interval",
    "figure_gap_event": "of them by {about}",
    "figure_gap_able": "people who can serve the queue",
    "figure_gap_present": "of them present",
    "figure_gap_on_break": "of them on break",
    "figure_gap_in_activity": "of them in an activity",
    "figure_gap_on_call": "of them on call",
    "figure_gap_short": "people too few",
    "figure_gap_day": "service of the day",
    "figure_gap_block": "service of the four hours",
    "figure_gap_way_present": "way {about}: present then",
    "figure_gap_way_paid": "way {about}: more paid time",
    "figure_gap_way_wages": "way {about}: more wages",
    "figure_gap_way_wishes": "way {about}: rules, people missing and fees",
    "figure_gap_way_day": "way {about}: service of the day",
    "figure_gap_way_block": "way {about}: service of the four hours",
    "said_ways": "Wrote the ways out to {files}; check and simulate them with --roster.",
    "gap_title": "Why {queue} is short on {at}",
    "gap_title_enough": "Who serves {queue} on {at}",
    "gap_picture": "The day: people needed and present, with the moment asked about",
    "gap_picture_note": (
        "Grey: people that the queue and those that share its people need. Blue: those present who serve any of them. "
        "Red: too few."
    ),
    "gap_ways_note": (
        "Wages and prices are changes over the whole plan; the service is simulated with the same contacts for every "
        "way. “Contacts better” are contacts more that are answered in time over the day (± two standard "
        "errors, taken as if the two simulations had nothing in common, so an upper bound; “~” may be chance "
        "alone); what a shift given up on "
        "another day leaves open is in the price of people missing."
    ),
}
