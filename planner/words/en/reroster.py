"""A plan that must change: what happened, what it costs, the ways to mend it, swaps, and changes that cannot be."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "failed_changes_file": "The changes cannot be made; problems: {count}",
    "no_such_alternative": "There is no such alternative, or the swap is not allowed; nothing was stored.",
    "bad_day": "“{value}”: a day reads 2025-11-12 (2000 to 2100).",
    "bad_moment": "“{value}”: a day reads 2025-11-12, a moment 2025-11-12T14:30 (2000 to 2100).",
    "move_nowhere": "to_day, to_time or both say where the event moves.",
    "changes_empty": "the file says nothing; it needs changes: with at least one entry (see vardiya reroster --help).",
    "unknown_event": "“{value}” is no event known as of the plan; known: {allowed}.",
    "change_outside_plan": "{value} lies outside the plan from {start} to {end}.",
    "change_before_now": "{value} is over by now ({now}); only what is to come can change. Say otherwise with as_of.",
    "absent_already": "{value} is away already from {from} to {to}; enter only the days that are new.",
    "not_absent": "{value} is not away at {at}, so cannot be back.",
    "swap_with_self": "{value} cannot swap with {value}.",
    "nothing_to_swap": "{agent} has no shift on {value}, so there is nothing to swap.",
    "moves_nowhere": "{value} is at {at} already.",
    "event_begun": "{value} began at {at}, before now ({now}).",
    "change_reaches_no_queue": "no queue has these channels, languages and skills together.",
    "changes_nothing": "a share of 0 changes nothing; 0.2 means 20 % more, -0.1 means 10 % fewer.",
    "change_absent_twice": "{value} is away at the same time by line {first}; one entry is enough.",
    "change_back_twice": "{value} is back by line {first} already.",
    "change_event_twice": "{value} is moved or cancelled by line {first} already; keep one of them.",
    "change_demand_twice": (
        "{queue} changes at the same time by {other} in line {first}; state one share for each stretch of time."
    ),
    "change_outage_twice": "the outage of line {first} covers this time and these queues already.",
    "change_swap_of_absent": "{value} is away on {day} by these very changes, so cannot swap (see line {first}).",
    "change_swapped_twice": "line {first} swaps {agent}'s {value} already.",
    "reroster_now": (
        "As of {now}. Before {until} ({days:day's|days'} notice) nobody's shift changes without having agreed."
    ),
    "reroster_now_free": "As of {now}. Shifts change without notice.",
    "fact_absence": "{agent} is away from {from} to {to}: {shifts:shift falls|shifts fall} out, {hours} paid hours.",
    "fact_back": "{agent} is back from {at}.",
    "fact_demand": "{share} contacts from {from} to {to}: {queues}.",
    "fact_outage": "{title} from {from} to {to} ({scope}).",
    "fact_outage_open": (
        "{title} since {from} ({scope}). Nobody knows its end: {to} is assumed; state until when you know more."
    ),
    "fact_event_moved": "{title} moves from {was} to {now}.",
    "fact_event_cancelled": "{title} ({was}) falls away.",
    "scope_all": "all queues",
    "some_outage": "an outage",
    "loss_hours": (
        "Unless something is done, {shifts:shift|shifts} of {people:person|people} with {hours} paid hours stay empty "
        "({days})."
    ),
    "loss_need": "People-hours needed more or fewer, where it is most: {need_days}.",
    "loss_nothing": "No shift falls out and the need stays as it is.",
    "loss_service": (
        "Simulated for {days}: {more} more contacts wait too long ({before} as planned, {after} then), and {met} "
        "instead of {met_before} goals are met, of {all}."
    ),
    "loss_service_fewer": (
        "Simulated for {days}: {more} fewer contacts wait too long ({before} as planned, {after} then), and {met} "
        "instead of {met_before} goals are met, of {all}."
    ),
    "loss_service_same": (
        "Simulated for {days}: as many contacts wait too long as planned ({after}), and {met} instead of {met_before} "
        "goals are met, of {all}."
    ),
    "loss_money": (
        "People missing to the need, the night after the plan included, and broken wishes would be worth {money} more."
    ),
    "loss_no_money": (
        "People missing to the need and broken wishes would be worth {money} less: there is nothing to mend."
    ),
    "best_way": "In money, the best way wins back {share} of that: {takes}.",
    "best_way_no_loss": "Even so the plan can get better: {takes}.",
    "best_takes_people": "{people:person changes|people change} {days:day|days}",
    "best_takes_ask": "{ask} of them to be asked first",
    "best_takes_called": "{called:person is|people are} called in from standby",
    "best_takes_breaks": "the breaks of {breaks:more person move|more people move}",
    "best_regains": (
        "Simulated, it leaves {late} contacts waiting too long instead of {idle} and meets {met} goals of {all}: "
        "{goals:goal is|goals are} regained."
    ),
    "best_regains_none": (
        "Simulated, it leaves {late} contacts waiting too long instead of {idle} and meets {met} goals of {all}: "
        "no goal is regained."
    ),
    "best_misses": (
        "Simulated, it leaves {late} contacts waiting too long instead of {idle} and meets {met} goals of {all}: "
        "no goal is regained, {goals:more is|more are} missed."
    ),
    "asked_way": "Asking {people:person|people} first (alternative {number}) would win back {share}.",
    "asked_served": (
        "Simulated, {late} contacts then wait too long and {met} goals are met; under the best way {best} and "
        "{best_met}."
    ),
    "no_way_helps": (
        "No change that the rules, the notice and your budget allow wins anything back. Raise most_people, let "
        "people agree (accepted), or lower notice_days to see more."
    ),
    "search_cut": (
        "The search ended after its {seconds} s of work, before these ways came to their end: {ways}. With more "
        "(--time-limit) there may be better ones."
    ),
    "ways_untried": "Not tried for lack of time (--time-limit): {ways}.",
    "no_way_yet": "No change that wins anything back was found in the time given.",
    "wage_ground": "Wages are those of shifts that are worked: pay during absence comes on top.",
    "forced_broken": (
        "{count:hard rule is|hard rules are} broken by what happened, or were before, whatever is done about it; "
        "publishing will be refused. vardiya check names them once the draft is taken."
    ),
    "served_ground": (
        "Service is simulated {times} times, with the same contacts for every row; ± is two standard errors. "
        "Whoever stands "
        "by comes in by the operation's own trigger, in every row. Goals are counted by queue and day."
    ),
    "need_ground": (
        "Forecast and need were made anew under these changes; where they change nothing, the plan's need stands."
    ),
    "mend_title": "Ways to mend it, the best first; what needs consent last",
    "mend_before": "as planned",
    "mend_nothing": "nothing done",
    "mend_breaks": "breaks alone",
    "mend_hours": "contract hours",
    "mend_overtime": "overtime",
    "mend_on_call": "on call",
    "mend_borrowed": "other languages",
    "mend_everything": "all means",
    "mend_asked": "with consent",
    "served_title": "What each gives, simulated ({days})",
    "curve_title": "People touched against what stays lost",
    "moves_title": "Who changes what",
    "called_title": "Called in from standby",
    "chosen_way": "Alternative {number} in full:",
    "calls_of_way": "alternative {number} {money}",
    "calls_note": (
        "Wages ± are those of the rosters that are stored, without calls; pay of those called in comes on top: {ways}."
    ),
    "calls_apart": (
        "These calls are not part of the stored roster; whom to phone: {calls}. Wages against the plan: {with} with "
        "the calls, {without} without, as vardiya check counts the roster."
    ),
    "newly_on_call": "{agent} stands by instead for {window}.",
    "hint_out": (
        "Nothing was stored. --out FOLDER writes every alternative as a roster file, so that its figures are found "
        "again; --take N keeps alternative N as a draft plan and enters the absences in absences.csv."
    ),
    "hint_out_swaps": (
        "Nothing was stored. --out FOLDER writes every swap as a roster file, so that its figures are found again."
    ),
    "hint_take": (
        "Nothing was stored; --take N keeps alternative N as a draft plan and enters the absences in absences.csv."
    ),
    "said_taken": (
        "Alternative {number} is kept as draft {plan}. Next: vardiya check, then vardiya publish --plan {plan}"
    ),
    "said_facts": "Entered into absences.csv, so that the draft stands under today's files; rows: {count}.",
    "said_tell_files": "Enter the moved or new events and volumes into the operation's files too, for the next plan.",
    "said_alternatives": "Rosters written to {folder}: {count}; alternative-0.csv is what is left if nothing is done.",
    "said_swaps": "Rosters of swaps as they would be, written to {folder}: {count}.",
    "head_no": "no.",
    "head_way": "by",
    "head_touched": "people",
    "head_changed_days": "days",
    "head_to_ask": "ask first",
    "head_called_in": "called in",
    "head_breaks_of": "only breaks",
    "head_paid_change": "paid h ±",
    "head_overtime_change": "overtime h ±",
    "head_wage_change": "wages ±",
    "head_loss_left": "still lost",
    "head_won_back": "won back",
    "head_late_contacts": "too late",
    "head_goals_kept": "goals met",
    "head_added": "added",
    "head_was": "planned",
    "head_becomes": "now",
    "head_consent": "",
    "head_standby": "standby",
    "head_called_from": "from",
    "head_called_until": "until",
    "head_price_change": "price ±",
    "head_with": "with",
    "head_given_day": "gives",
    "head_given_shift": "shift",
    "head_taken_day": "takes",
    "head_taken_shift": "shift",
    "nobody": "nobody",
    "ask_first": "ask first",
    "shift_off": "off",
    "coverage_title": "People missing to the need",
    "swap_asked": "Swap: {first} gives {day} {shift} to {second} for {other_day} {other_shift}.",
    "give_asked": "Swap: {first} gives {day} {shift} to {second}.",
    "swap_yes": "Yes: every rule is kept. Wishes, fairness and people missing to the need change by {cents}.",
    "swap_no": "No: {rules:rule speaks|rules speak} against it.",
    "swap_unavailable": "{agent} cannot take a shift that day.",
    "swap_prices": "What else changes, in money",
    "swap_lost_skills": "Missing from the shift given away: {skills}.",
    "swap_nearest": "The nearest swaps of {first} that work",
    "swap_none_near": "No swap near it works either.",
    "swap_no_shift": "No: there is no such shift to swap.",
    "swap_same_agent": "No: nobody swaps with themselves.",
    "swap_day_taken": "No: somebody would work twice on one day.",
    "swap_begun": "No: the shift has begun.",
    "swap_outside": "No: the day lies outside the plan.",
    "figure_before_late": "contacts too late as planned ({about})",
    "figure_before_service": "service as planned ({about})",
    "figure_way_late": "contacts too late, alternative {about}",
    "figure_way_service": "service, alternative {about}",
    "figure_way_paid_h": "paid hours against the plan, alternative {about}",
    "figure_way_wages": "wages against the plan, calls left out, alternative {about}",
    "figure_way_shifts": "shifts that differ from the plan, alternative {about}",
    "figure_swap_price": "price of the roster against the plan, {about}",
    "figure_swap_missing": "price of people missing against the plan, {about}",
    "figure_swap_paid_h": "paid hours against the plan, {about}",
    "figure_swap_broken": "breaches of rules, {about}",
    "mend_page_title": "Mending plan {plan}",
    "chart_people_touched": "people touched",
    "chart_still_lost": "still lost",
}
