"""Words in English: a scenario next to its base plan."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "plan_or_period": "either --plan names a stored plan ({value}), or {options} ask for another; give one of the two.",
    "scenario_unchanged": "“{name}” touches nothing this plan depends on: the plan stays as it is.",
    "scenario_no_roster": "“{name}”: no roster was found. Its service, cost and rules cannot be told.",
    "scenario_idle": "{count:step changes|steps change} nothing that the plan depends on: {steps}.",
    "scenario_total": (
        "“{name}”: {late}; cost {cost} {currency}, paid hours {hours}; shifts change for {people:person|people} on "
        "{days:day|days}."
    ),
    "scenario_total_kept": "“{name}”: {late}; shifts and cost stay as they are.",
    "scenario_loosens": (
        "This scenario loosens or leaves out {count:rule|rules} of the book {book}: {rules}. See whether the law and "
        "the agreement allow it."
    ),
    "scenario_kept_without": "The roster is kept: {list}.",
    "scenario_kept_hires": "{count:hire has|hires have} no shifts in it",
    "scenario_kept_trainings": "{count:training is|trainings are} not placed",
    "scenario_kept_overtime": "overtime is not used",
    "scenario_kept_away": "Who cannot get through while {channels} is down stays away: they are in no figure here. "
    "Say with channel_shift or `contacts` where they come instead.",
    "scenario_stayed": "A new roster serves no better at the operation's prices: the old one is kept.",
    "scenario_late_more": "{count} more contacts wait too long ({before} → {after}, ± {noise})",
    "scenario_late_fewer": "{count} fewer contacts wait too long ({before} → {after}, ± {noise})",
    "scenario_late_same": "as many contacts wait too long as before ({before})",
    "scenario_late_within": "contacts that wait too long stay within noise ({before} → {after}, ± {noise})",
    "scenario_loses_because": (
        "What decides: {queue} loses {points} on {when} ({before} → {after}) because {why}{although}."
    ),
    "scenario_gains_because": (
        "What decides: {queue} gains {points} on {when} ({before} → {after}) because {why}{although}."
    ),
    "scenario_loses_there": (
        "Most of the difference: {queue} loses {points} on {when} ({before} → {after}), though there {why}; what "
        "causes it was not found."
    ),
    "scenario_gains_there": (
        "Most of the difference: {queue} gains {points} on {when} ({before} → {after}), though there {why}; what "
        "causes it was not found."
    ),
    "scenario_loses_alone": (
        "Most of the difference: {queue} loses {points} on {when} ({before} → {after}); its contacts, their length, "
        "goal and people are the same there, so it comes from other hours or other settings."
    ),
    "scenario_gains_alone": (
        "Most of the difference: {queue} gains {points} on {when} ({before} → {after}); its contacts, their length, "
        "goal and people are the same there, so it comes from other hours or other settings."
    ),
    "scenario_although": ", although {what}",
    "scenario_and": " and ",
    "scenario_why_more": "{count} more contacts meet the same {people} people",
    "scenario_why_fewer": "{count} fewer contacts meet the same {people} people",
    "scenario_why_more_both": "{count} more contacts, and {others} more of other queues, meet the same {people} people",
    "scenario_why_fewer_both": (
        "{count} fewer contacts, and {others} fewer of other queues, meet the same {people} people"
    ),
    "scenario_why_others_more": "its {people} people also meet {others} more contacts of other queues",
    "scenario_why_others_fewer": "its {people} people meet {others} fewer contacts of other queues",
    "scenario_why_longer": "each contact takes {seconds} s longer ({before} → {after} s)",
    "scenario_why_shorter": "each contact takes {seconds} s less ({before} → {after} s)",
    "scenario_why_goal": "its goal is another ({before} → {after})",
    "scenario_why_people_fewer": "{count} fewer of the people who can serve it are there ({before} → {after})",
    "scenario_why_people_more": "{count} more people who can serve it are there ({before} → {after})",
    "scenario_why_people_others": "other people, or people with other skills, are there ({after}, as many as before)",
    "scenario_why_shifts_fewer": "the new roster has {count} fewer people there ({before} → {after})",
    "scenario_why_shifts_more": "the new roster has {count} more people there ({before} → {after})",
    "scenario_why_shifts_others": "the new roster has other people there ({after}, as many as before)",
    "scenario_steps": (
        "Step by step, late contacts of {queue} on {when}: {list} (each step played again, {times} times)."
    ),
    "scenario_step": "{cause} {late}",
    "scenario_cause_work": "the changed work",
    "scenario_cause_people": "who is there and what they can do",
    "scenario_cause_shifts": "the new roster",
    "scenario_within_noise": (
        "Within noise: {replications} replications cannot tell {points} ({queue}, the largest difference of service) "
        "from nothing."
    ),
    "scenario_by_chance": (
        "Nothing stands out: the largest difference, {points} in {queue}, is what chance alone does to one of {queues} "
        "queues."
    ),
    "scenario_new_queue": (
        "{queue} is new: {contacts} contacts, {service} of them in time. It has no before; all of its late contacts "
        "are counted as more."
    ),
    "scenario_gone_queue": (
        "{queue} falls away: it had {contacts} contacts, {service} of them in time. It has no after; all of its late "
        "contacts are counted as fewer."
    ),
    "scenario_single_days": "On single days something does: {list}.",
    "scenario_single_day": "{queue} on {day} {points}, {late} contacts too late (± {noise})",
    "scenario_events": "Events: {list}.",
    "scenario_event_added": "{title} is new ({now})",
    "scenario_event_moved": "{title} moves from {was} to {now}",
    "scenario_event_gone": "{title} ({was}) falls away",
    "scenario_event_around": "it happens around {title} ({now})",
    "scenario_events_more": "{count} more",
    "scenario_same_service": "Service is the same in every queue: each contact fares as it did.",
    "scenario_goals": "Goals met: {before} → {after} of {goals}.",
    "scenario_hard": "Hard rules broken: {before} → {after} ({new} new).",
    "scenario_floors": "Agent-hours missing from floors: {before} → {after}.",
    "scenario_on_call": (
        "On call: {filled} of {asked:turn|turns} filled (before: {filled_before} of {asked_before}); {changed} other."
    ),
    "scenario_moves": (
        "Shift days that change: {days} ({new} new, {freed} fallen free); the other {both} shifts start {hours} h "
        "earlier or later on average, {most} h at most."
    ),
    "scenario_moves_one": (
        "Shift days that change: {days} ({new} new, {freed} fallen free); the other shift starts {hours} h earlier or "
        "later."
    ),
    "scenario_moves_days": "Shift days that change: {days} ({new} new, {freed} fallen free).",
    "scenario_pay_away": "Cost counts rostered hours: what is paid for days away is not in it.",
    "scenario_base_made": "No stored plan was asked, so the base was planned for this; it is no draft.",
    "scenario_played": (
        "Base and scenarios were played {replications} times with the same random numbers (seed {seed}); ± is two "
        "standard errors of the difference."
    ),
    "scenario_played_on": (
        "Played on together with the base, as a difference was open: {list}. There ± is three standard errors: who "
        "looks more than once is more often misled by chance."
    ),
    "scenario_times": "“{name}” {count} times in all",
    "scenario_replications": (
        "{value:replication|replications} cannot be compared; allowed are {least} to {most}: one alone does not tell "
        "chance from a difference."
    ),
    "scenario_queues": (
        "Service by queue ({replications} replications each; grey: within noise, coloured: beyond three standard "
        "errors)"
    ),
    "scenario_queues_note": (
        "Contacts and work hours: forecast, for the whole plan. Service before and after is the share in time; the "
        "chance is that of the goal over its own period, in its worst one."
    ),
    "scenario_days": "Days that move most (beyond three standard errors: chance brings one of 370 there)",
    "scenario_needs": "People-hours needed, by who can do the work",
    "scenario_costs": "Hours and cost ({currency})",
    "scenario_rules": "Rules",
    "scenario_nights": "Days at risk: contacts too late beyond the goals",
    "scenario_hours_paid_h": "paid hours rostered",
    "scenario_hours_need_h": "people-hours needed",
    "scenario_money": "cost: {kind}",
    "scenario_side_title": "Side by side",
    "scenario_base": "base",
    "scenario_side_late": "contacts too late",
    "scenario_side_service": "share in time, all queues",
    "scenario_side_goals": "goals met",
    "scenario_side_paid_h": "paid hours",
    "scenario_side_need_h": "people-hours needed",
    "scenario_side_cost": "cost",
    "scenario_side_overtime": "of it overtime",
    "scenario_side_hard": "hard rules broken",
    "scenario_side_floors": "agent-hours missing from floors",
    "scenario_side_on_call": "on-call turns filled",
    "scenario_side_moved": "people / days whose shifts change",
    "head_scenario": "scenario",
    "head_late_more": "too late ±",
    "head_contacts_change": "contacts ±",
    "head_work_change": "work h ±",
    "head_points": "points",
    "head_chance_before": "chance before",
    "head_chance_after": "chance after",
    "head_hard": "hard",
    "head_new": "new",
    "head_gone": "gone",
    "head_late_before": "late before",
    "head_late_after": "late after",
    "head_worst_queue": "worst queue",
    "figure_scenario_service_before": "service of {about}, base",
    "figure_scenario_paid": "paid hours, scenario less base",
    "figure_scenario_days": "shift days that change",
    "said_scenario_files": "The changed rosters are in {files}.",
    "scenario_page_title": "What if? {operation}, {start} to {end}",
    "scenario_page_map": "Service by queue and day, scenario less base",
    "scenario_page_map_note": (
        "Points of service; red: worse, blue: better, grey: within three standard errors of the paired difference, "
        "white: nothing judged. Of 370 cells without any change one stands out by chance."
    ),
    "scenario_page_costs": "What it costs",
    "scenario_page_ground": "What this stands on",
    "chart_scenario_points": "points of service",
    "chart_scenario_cost": "cost, thousands of {currency}",
}
