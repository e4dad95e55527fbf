"""`vardiya explain diff`: what changed between two plans, what caused it, and what it does."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "no_other_plan": "There is only one stored plan; nothing to compare it with.",
    "changes_same": "Plans {before} and {after} were made from the same inputs: nothing changes.",
    "changes_forecast": "The forecast changed first: {part}. {effect}",
    "changes_version": "Another version of the program made the forecast. {effect}",
    "changes_period": "The plans cover other days: {start}, {end} are in both. {effect}",
    "changes_forecast_unfelt": "The forecast's inputs changed, but no part of it by as much as 0.1 %. {effect}",
    "changes_requirement": (
        "The forecast is the same; what changed first is the need: people and their skills, or the floors, on-call, "
        "absence and staffing settings of operation.yaml. {effect}"
    ),
    "changes_rules": (
        "Forecast and need are the same; what changed first are facts or rules of the roster: {rules}. {effect}"
    ),
    "changes_search": (
        "Forecast and need are the same, and the older roster still keeps every rule it kept: wishes, money or the "
        "search itself (its time, its seed) changed. {effect}"
    ),
    "changes_effect": (
        "{people} people's shifts change, on {days:shift day|shift days}; paid hours {hours}{money}; {service}."
    ),
    "changes_money": ", wages {money}",
    "changes_service_none": "no queue's service changes beyond noise",
    "changes_service_moved": "service changes beyond noise in {count:queue|queues}, most in {queue} ({points})",
    "changes_service_unknown": "service was not simulated for both",
    "changes_plans": (
        "From plan {before} ({start} to {end}, as of {as_of}) to plan {after} ({start_after} to {end_after}, as of "
        "{as_of_after}); times are local ({zone})."
    ),
    "changes_header": "{name}: {before} → {after}",
    "changes_header_version": "version of the program",
    "changes_header_as_of": "history seen until",
    "changes_header_start": "first day",
    "changes_header_weeks": "weeks",
    "changes_header_seed": "seed",
    "changes_asked": "What was asked differs: {list}.",
    "changes_broken": "Under today's files the older roster breaks what the newer one keeps: {rules}.",
    "changes_broken_rule": "{rule} ({count:time|times})",
    "changes_gone": "No longer in agents.csv: {agents}.",
    "changes_gone_cause": "{count:person has left|people have left}",
    "changes_unstored": (
        "Plans keep what each stage gave, not its files: what differs in the files is read from what they did. From "
        "the first stage that used other inputs on, all later ones did."
    ),
    "head_stage": "Stage",
    "head_used": "Used",
    "changes_stages": "What each stage used",
    "changes_stage_same": "the same inputs",
    "changes_stage_first": "other inputs; the first to differ: {inputs}",
    "changes_stage_later": "other inputs, at least because the stage before gave something else",
    "changes_need_inputs": "The forecast is the same; what changed: {groups}. {effect}",
    "changes_inputs": "Forecast and need are the same; what changed: {groups}. {effect}",
    "changes_otherwise": (
        "All inputs are the same; the roster was made otherwise: mended after a change, or its search cut "
        "short. {effect}"
    ),
    "changes_groups": "Inputs that differ: {groups}. All others are the same.",
    "changes_service_period": "service is not compared, as the plans cover other periods",
    "changes_services_period": "Service is not compared: the plans cover other periods.",
    "changes_stage_groups": "other inputs: {groups}",
    "changes_stage_groups_later": "other inputs: {groups}; and the stage before gave something else",
    "changes_stage_otherwise": "the same inputs; what it gave was made otherwise (mended, or the search cut short)",
    "changes_stage_given": "nothing else of its own; the stage before gave something else",
    "input_request": "period, seed or version of the program",
    "input_contacts": "contacts seen",
    "input_queues": "queues and channels of operation.yaml",
    "input_events": "events",
    "input_edits": "manual edits of the forecast",
    "input_calendar": "calendar",
    "input_forecast_settings": "forecast settings",
    "input_clock": "time zone or length of intervals",
    "input_agents": "people, skills and contracts",
    "input_shrinkage": "absence settings and recorded states",
    "input_floors": "floors",
    "input_on_call": "on-call settings",
    "input_solver": "staffing and search settings",
    "input_absences": "absences",
    "input_wishes": "wishes",
    "input_locks": "locks",
    "input_protections": "protections",
    "input_activities": "activities",
    "input_previous": "earlier shifts and balances",
    "input_published": "published shifts that stay",
    "input_templates": "shift menus",
    "input_rules": "rules",
    "input_costs": "rates",
    "input_routing": "routing",
    "input_search": "search time",
    "input_ledger": "ledger of earlier months",
    "input_agreements": "agreements (sites, desks, patterns, pairs, bids, offers)",
    "changes_inputs_forecast": (
        "history seen, events, manual edits, queues, calendar, forecast settings, period, seed, version"
    ),
    "changes_inputs_requirement": "people and skills, floors, on-call, absence and staffing settings",
    "changes_inputs_roster": (
        "absences, wishes, locks, activities, earlier shifts, shift menus, rules, rates, routing, search time"
    ),
    "changes_inputs_check": "nothing of their own",
    "changes_inputs_simulation": "nothing of their own",
    "changes_parts": "Contacts, part by part",
    "head_contacts_moved": "Moved",
    "head_what": "What happened",
    "part_came": "new",
    "part_went": "gone",
    "part_moved": "moved: first {before}, now {after}",
    "part_grew": "larger",
    "part_fell": "smaller",
    "part_reshaped": "other hours",
    "changes_all_contacts": "All contacts",
    "changes_needs": "People-hours needed, by the queues of a pool",
    "changes_all_needs": "All pools",
    "changes_costs": "Wages at today's rates",
    "cost_kind_regular": "paid hours",
    "cost_kind_overtime": "overtime",
    "cost_kind_night": "night",
    "cost_kind_on_call": "on call",
    "cost_kind_total": "in all",
    "changes_costs_unknown": "Wages are not compared: {why}.",
    "changes_costs_period": "the plans cover other periods",
    "changes_costs_gone": "somebody rostered is no longer in agents.csv, and with them their rate",
    "changes_services": "Simulated service, before and after",
    "head_beyond_noise": "Beyond noise",
    "changes_noise": (
        "Beyond noise: by more than two standard errors of two simulations of their own. Plans of one seed share their "
        "contacts where their forecasts agree, so smaller differences may be real too."
    ),
    "figure_change_people": "people whose shifts change",
    "figure_change_duties": "shift days that change",
    "figure_change_paid": "paid hours",
    "figure_change_contacts": "contacts expected",
    "figure_change_part": "contacts: {about}",
    "figure_change_need": "people-hours needed",
    "figure_change_service": "service of {about}",
    "figure_change_cost_regular": "wages for paid hours",
    "figure_change_cost_overtime": "wages for overtime",
    "figure_change_cost_night": "wages for nights",
    "figure_change_cost_on_call": "wages for on-call",
}
