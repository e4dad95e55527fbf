"""Words in English: robust plans, branches and playbooks."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # files
    "robust_other_operation": "This file was made for “{value}”; this operation is “{own}”.",
    "robust_same_name": "“{value}” is the name of another one in this file: each needs its own.",
    "robust_file_and_changes": "Either a file (“{value}”) or changes written here, not both.",
    "robust_other_rows": (
        "“{value}” needs other crews than the plan has (a new queue, or other people may answer the queues): no "
        "roster of this plan can be weighed against it. Play it with vardiya scenario run."
    ),
    "robust_no_roster": "No lawful roster was found in the time given: allow more by time_limit_s.",
    "robust_step": "{elapsed} s  rosters and futures: {done} of {asked}",
    # one roster for several futures
    "robust_lead": (
        "Planning for all {count} futures takes {hours} paid hours against the roster that stands; late contacts "
        "go from {before} to {after} (± {noise} of the difference) on the average of the futures."
    ),
    "robust_lead_noise": (
        "Planning for all {count} futures takes {hours} paid hours against the roster that stands; late contacts, "
        "{before} and then {after} on the average of the futures, differ within chance (± {noise})."
    ),
    "robust_lead_same": "The roster for all {count} futures is the one that stands: nobody is moved.",
    "robust_worth_same": (
        "It is also the one that searching as long for the plan's own forecast finds: the rosters are the same, and "
        "planning for all futures gives nothing beyond that."
    ),
    "robust_knowing_same": (
        "The rosters for each future alone are the same as that for all: knowing in advance would move nobody."
    ),
    "robust_search_same": (
        "Searching on for the plan's own forecast alone, for as long, moves nobody: the rosters are the same."
    ),
    "robust_chances_note": (
        "Chances are counted in {replications} simulations: each is known to ± {points} of 100 at most (two standard "
        "errors, at a chance of a half). Smaller differences than that may be chance."
    ),
    "robust_goal": "“{future}”: {queue} misses its goal in {after} of 100 instead of {before} of 100.",
    "robust_no_goal": "No goal is missed less often by more than chance.",
    "robust_worth": (
        "Planning for all of them instead of for the plan's own forecast is worth {cents} {currency} (± {noise}), "
        "pay beyond contract hours and late contacts together."
    ),
    "robust_worth_less": (
        "Planning for all of them does not pay: {cents} {currency} (± {noise}) more than planning for the plan's "
        "own forecast with as much search."
    ),
    "robust_worth_noise": (
        "Whether that pays against planning for the plan's own forecast with as much search cannot be told: "
        "{cents} {currency} is within chance (± {noise})."
    ),
    "robust_knowing": (
        "Knowing in advance which one comes would save another {cents} {currency} (± {noise}) and {late} late "
        "contacts: no early news is worth more than that."
    ),
    "robust_knowing_nothing": (
        "What knowing in advance which one comes would be worth is within chance: {cents} {currency} (± {noise}), "
        "{late} fewer late contacts."
    ),
    "robust_search": (
        "Searching on for the plan's own forecast alone, for as long, is worth {search} {currency} (± "
        "{search_noise}) against the roster that stands; that part needs no futures."
    ),
    "robust_rosters": "Rosters, on the average of the futures",
    "robust_roster_standing": "as it stands",
    "robust_roster_ordinary": "searched on, own forecast",
    "robust_roster_robust": "for all futures",
    "robust_roster_own": "for each future alone",
    "robust_goals": "Goals missed, in 100: as it stands > for all futures > for that future alone",
    "robust_all_goals_met": "No goal is missed in 5 of 100 or more, whatever the roster and the future.",
    "robust_weighted": "weighted",
    "robust_broken": "The roster for all futures breaks {count:hard rule|hard rules}: check it before you publish.",
    "robust_note": (
        "Each roster was searched for {seconds} s from the one that stands, moving as few people as pays, and "
        "played {replications} times in every future with the same contacts and absences; ± is two standard "
        "errors. The roster is decided first, call-outs of those standing by come after, in each future as it "
        "needs them. Money in {currency}: overtime, nights and standing by (contract hours are due whatever the "
        "roster), and the handling time of late contacts at the price of a missing agent."
    ),
    "robust_take": "--take keeps the roster for all futures as a draft: vardiya diff {folder} shows what it moves.",
    "robust_taken": "Kept as draft {plan}.",
    "head_robust_roster": "Roster",
    "head_robust_late": "Late",
    "head_robust_paid": "Paid h",
    "head_robust_pay": "Beyond contract pay, {currency}",
    "head_robust_late_money": "Late contacts, {currency}",
    "head_robust_moved": "People moved",
    "head_robust_queue": "Queue",
    # branches
    "branches_known_outside": "“{value}” is after the plan's last day, {end}: nothing in it could change any more.",
    "branches_known_before": (
        "“{value}” is not after {start}, when rosters could be prepared: give known_at later or decide_from earlier."
    ),
    "branches_lead_costs": (
        "Prepare a roster for each branch now: waiting until it is known ({known}) costs {cents} {currency} (± "
        "{noise}); late contacts differ by {late} (± {late_noise}) on the average of the branches."
    ),
    "branches_lead_free": (
        "Waiting until it is known ({known}) costs nothing against prepared rosters that could be told from "
        "chance: {cents} {currency} (± {noise})."
    ),
    "branches_lead_same": (
        "The prepared rosters and those decided only when it is known ({known}) are the same: waiting costs nothing."
    ),
    "branches_same": "same roster",
    "branches_moves_nobody": "The prepared rosters move nobody.",
    "branches_until": (
        "Until {at} nothing is lost by waiting: all that the prepared rosters move can still be told with full notice."
    ),
    "branches_until_known": "Whatever they move can still be told with full notice when it is known.",
    "branches_until_now": (
        "They already move shifts that begin within the notice of when they could be prepared: tell people both "
        "rosters now."
    ),
    "branches_policies": "What to do while it is open, on the average of the branches",
    "branches_policy_prepare": "prepare each now",
    "branches_policy_wait": "wait until it is known",
    "branches_policy_average": "one for all",
    "branches_policy_nothing": "leave the plan",
    "branches_best_prepare": "Rosters prepared for each branch cost least.",
    "branches_best_wait": "Waiting costs least: until it is known nothing needs to be done.",
    "branches_best_average": (
        "One roster for all branches, decided now, costs least: nobody has to keep two rosters in mind."
    ),
    "branches_best_noise": (
        "What is gained over leaving the plan as it is is within chance: do what moves the fewest people."
    ),
    "branches_prepared": "Branches: whom the prepared roster moves, and contacts late under each policy",
    "branches_goals": "Goals missed, in 100, on the average of the branches",
    "branches_note": (
        "Prepared rosters are told in advance, so that shifts may differ from the first day that begins after the "
        "branch is known; what is only decided then keeps {notice} h of notice, and so does the one roster for "
        "all, from when rosters can be prepared. Each was searched for {seconds} s from the plan's, moving as few "
        "people as pays, and played {replications} times with the same contacts and absences; those standing by "
        "are called in every policy. Money in {currency}: overtime, nights and standing by (contract hours are due"
        " whatever the roster), and the handling time of late contacts at the price of a missing agent; ± is two "
        "standard errors."
    ),
    "branches_out": (
        "--out FOLDER writes the prepared roster of each branch, to be published when its branch comes: vardiya "
        "check {folder} --roster FILE."
    ),
    "branches_written": "Written: {files}.",
    "head_robust_policy": "What is done",
    "head_robust_saves": "Saves, {currency}",
    "head_robust_branch": "Branch",
    "head_robust_moved_days": "Days moved",
    "head_branches_late_prepare": "Late, prepared",
    "head_branches_late_wait": "Late, waited",
    "head_branches_late_average": "Late, one for all",
    "head_branches_late_nothing": "Late, plan",
    # the playbook
    "playbook_event_outside": "No event “{value}” starts in the plan ({start} to {end}).",
    "playbook_title": "Surge playbook: {operation}, {start} to {end}",
    "playbook_no_event": "No big event (tier 1 or 2) starts in the plan; --event ID makes a page for a smaller one.",
    "playbook_lead": (
        "{events:big event|big events} in the plan; at {risky} of them a goal is missed, while it lasts, in 5 of 100 "
        "simulations or more."
    ),
    "playbook_page": (
        "{title}, {at} (looked at from {from} to {to}): {queues} of {count} queues miss their goal in 5 of 100 "
        "simulations or more; {late} contacts late on average"
    ),
    "playbook_levels": "Goals missed while it lasts, in 100, and what to watch",
    "playbook_safe": "Missed in fewer than 5 of 100 even with 40 % more contacts: {queues}.",
    "playbook_nobody": "Nobody stands by, and nobody could lawfully be moved or called.",
    "playbook_calls": "Who is called, in the order in which they can be there",
    "playbook_note": (
        "Signs were found on half of {paths} simulated paths and judged on the other half: of paths in which the "
        "goal is then missed (from {desk} minutes on, when help can be there), how many showed the sign, and of "
        "the others. No sign is told on fewer than {least} missed paths (of so many, hits are known to ± {points} of "
        "100 at most) or with more than {false} false alarms of 100. "
        "Each step was played on its own {replications} times against the plan with the same contacts;"
        " standby against nobody standing by. ± is two standard errors. Money in {currency}: pay and priced rules;"
        " a standby's fee is due whether called or not. Ask people before they are counted on: overtime needs "
        "their consent."
    ),
    "playbook_call_at_once": "missed nearly always: call before it starts",
    "playbook_only_with_more": "only if more come than forecast",
    "playbook_no_sign": "nothing tells it early enough",
    "playbook_seldom": "missed too seldom in simulation ({count} of {paths} paths) to find a sign",
    "playbook_of": "{count} of {paths}",
    "playbook_sign_seen": "sign seen",
    "playbook_sign_none": "no sign found, on your judgement",
    "playbook_no_help": "Brings nothing beyond chance (contacts more in time): {steps}.",
    "playbook_harms": "Makes more contacts late, beyond chance: {steps}.",
    "playbook_step_breaks": "moving breaks and trainings",
    "playbook_step_standby": "standby",
    "playbook_step_overtime": "other and further shifts",
    "playbook_step_borrow": "help of other languages",
    "playbook_mends": "rules that were broken are mended",
    "playbook_less_pay": "less is paid",
    "playbook_sign_late": "at {at}: {level} or more late in the last 30 min",
    "playbook_sign_volume": "at {at}: {level} or more above the forecast in the last hour",
    "playbook_when_breaks": "{sign}: move breaks and trainings, at once",
    "playbook_when_standby": "{sign}: call standby, there in {desk} min",
    "playbook_when_overtime": "forecast +20 %: other and further shifts, asked a day before",
    "playbook_when_borrow": "forecast +40 %: other languages help, asked a day before",
    "playbook_move_break": "break moved, shift",
    "playbook_move_activity": "training moved, shift",
    "playbook_move_shift": "other shift",
    "playbook_move_swap": "shift exchanged",
    "playbook_move_extra": "one more shift",
    "head_robust_missed": "As forecast",
    "head_playbook_more": "+{share}",
    "head_robust_watch": "Watch",
    "head_robust_hit": "Hits, of paths missed",
    "head_robust_false": "False alarms, of the others",
    "head_robust_when": "When",
    "head_robust_who": "Who",
    "head_robust_brings": "More contacts in time",
    "head_robust_costs": "Costs, {currency}",
    "branches_best_nothing": "Leaving the plan as it is costs least: nothing needs to be done.",
    "robust_knowing_costs": (
        "A roster for each future alone would have {late} fewer late contacts and yet cost {cents} {currency} (± "
        "{noise}) more: {pay} more beyond contract hours, {late_cents} less for late contacts."
    ),
    "robust_late": "Late contacts in each future (± of the difference from the roster that stands)",
    "branches_lead_gains": (
        "Waiting until it is known ({known}) costs {cents} {currency} (± {noise}) less than the prepared rosters: "
        "prepare nothing for its sake."
    ),
}
