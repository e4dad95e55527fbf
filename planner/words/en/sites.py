"""Words in English: workspaces of several sites."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "site_no_operation": "“{value}” is no operation: there is no operation.yaml in that folder.",
    "site_folder_twice": "“{value}” is the folder of {first} already; each site has an operation of its own.",
    "unknown_pool_site": "“{value}” is no site of this workspace; known: {allowed}.",
    "site_in_two_pools": "“{value}” is in pool {first} already; a site belongs to one pool at most.",
    "pool_law": (
        "{value} cannot be one roster: {first} follows the rule book {preset}, {second} {other}. A roster has one law "
        "for all its people; plan sites of several countries apart."
    ),
    "pool_rules": (
        "{value} cannot be one roster: the rules of {first} ({preset}) and {second} ({other}) are changed differently. "
        "Write the same section rules in both."
    ),
    "pool_clocks": (
        "{value} cannot be one roster: the clocks of {first} ({zone}) and {second} ({other}) differ, and shifts, "
        "floors and nights are in local time. Plan them apart."
    ),
    "pool_section": (
        "{value} cannot be one roster: {first} and {second} say different things under {section}, which holds for all "
        "people of a roster. Write the same in both."
    ),
    "pool_entry": (
        "{value} cannot be one roster: {name} under {section} is not the same in {first} and {second} ({field}). Write "
        "the same in both, or give one of them another name."
    ),
    "pool_queue": (
        "{value} cannot be one roster: the queue {name} is not the same in {first} and {second} ({field}). The same "
        "queue has one goal and one set of hours; another queue needs another name."
    ),
    "pool_agents": (
        "{value} cannot be one roster: {count:agent id stands|agent ids stand} for people of several sites ({agents}). "
        "Write prefix: true, which puts the site's name before every id, or give them other ids."
    ),
    "pool_rules_of_persons": (
        "{value} cannot be one roster with prefix: true: the rules name people or teams ({rules}), whose names would "
        "change. Give everybody an id, and every team a name, of its own instead."
    ),
    "pool_event": (
        "{value} cannot be one roster: the event {name} is not the same in {first} and {second}. Copy it from one to "
        "the other, or give one of them another id."
    ),
    "pool_edit": (
        "{value} cannot be one roster: the edit {name} of {site} changes the queue {queue}, which another site serves "
        "too, by a factor. Write it in both, or as contacts to add."
    ),
    "site_no_plan": "nothing is stored yet: “vardiya workspace plan” plans it.",
    "site_worker_died": "the worker died with it twice, the second time with nothing else to do: too little memory?",
    "sites_step": "{elapsed} s  {done} of {asked} planned",
    "sites_title": "{name}: {sites:site|sites}, {pools:pool|pools}",
    "sites_none": "No site has a plan.",
    "sites_weeks": "{sites}: {weeks:week|weeks} from {start}, as of {as_of}, seed {seed}.",
    "sites_planned": "Planned now: {count}, the longest in {span}; taken from the store: {reused}.",
    "sites_all": "{people:person|people}, {paid} paid hours; the work asks for {need} hours of people present.",
    "sites_cost": "Cost: {list}.",
    "sites_table": "Sites",
    "sites_table_note": (
        "Sites of a pool are one roster: service belongs to the pool, people and hours to each site. Late are contacts "
        "expected to miss their goal's time."
    ),
    "sites_costs": "Cost by kind",
    "sites_sum": "together",
    "sites_hours": "Hours paid and needed",
    "sites_worth": "What sharing is worth",
    "sites_could_share": "Who could share",
    "sites_night": "{day}: {late} beyond the goals, {queue} {service}",
    "sites_calm_night": "{day}: {queue} {service}",
    "sites_failed": "{site}: {reason}",
    "sites_compared": (
        "{pool} as one roster, instead of each site by itself: {need} hours needed instead of {need_apart}, {late} "
        "contacts late instead of {late_apart}, cost {cost} instead of {cost_apart} {currency}."
    ),
    "sites_advice": (
        "{people:person|people} of {giver} could also answer {queues} of {taker}: listed together under pools, both "
        "are one roster."
    ),
    "sites_advice_not": (
        "{people:person|people} of {giver} could also answer {queues} of {taker}, but {obstacles:thing does|things do} "
        "not agree that must in one roster; listed together under pools, each is named."
    ),
    "said_sites_files": "Rosters by site were written to {folder}.",
    "said_workspace_init": "{folder} is ready. Next: vardiya workspace plan {folder} --weeks 1",
    "head_sites_site": "site",
    "head_sites_people": "people",
    "head_sites_paid": "paid h",
    "head_sites_need": "need h",
    "head_sites_goals": "goals met",
    "head_sites_late": "late",
    "head_sites_law": "rules broken",
    "head_sites_on_call": "on-call",
    "head_sites_worst": "worst day",
    "head_sites_currency": "currency",
    "head_sites_regular": "regular",
    "head_sites_overtime": "overtime",
    "head_sites_night": "night",
    "head_sites_total": "total",
    "chart_sites_paid": "paid",
    "chart_sites_need": "needed",
    "chart_sites_hours": "hours",
}
