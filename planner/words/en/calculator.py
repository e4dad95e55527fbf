"""`vardiya erlang`: the answer, its table, and what could not be reckoned."""

SENTENCES: dict[str, str] = {
    "erlang_needed": "{agents:agent|agents} needed: {level_line} (goal {target}).",
    "erlang_given": "{agents:agent|agents}: {level_line}.",
    "erlang_met": "The goal of {target} is met.",
    "erlang_missed": "The goal of {target} is missed.",
    "erlang_needed_b": (
        "{agents:agent or line|agents or lines} needed: {blocked} of contacts find all busy (at most {most_blocked})."
    ),
    "erlang_given_b": "{agents:agent or line|agents or lines}: {blocked} of contacts find all busy and are lost.",
    "erlang_nobody": "No contacts: nobody is needed.",
    "erlang_exact": "In parts of an agent the goal takes {exact}; the work alone keeps {load} busy.",
    "erlang_load": "The work alone keeps {load:agent|agents} busy.",
    "erlang_capped": "The occupancy may be at most {most}.",
    "erlang_likely": (
        "Over the {count} volumes, each as likely ({offered} contacts on average): {level} within {within}; {late} "
        "contacts wait longer."
    ),
    "likely_unreadable": "{value} are no volumes; write numbers with commas between, such as 20,25,31, not all 0.",
    "likely_needs_agents": "--likely tells what so many people give; say how many with --agents.",
    "erlang_curve": (
        "With {chats} chats at once an agent takes {aht} s for each and ends {per_hour} an hour; chats are spread."
    ),
    "erlang_slow_assumed": (
        "Assumed: each further chat lengthens a session by {share} of its length alone. Measure it (--slow-per-chat)."
    ),
    "erlang_ground_a": (
        "Erlang A: steady random arrivals at {per_hour} an hour, AHT {aht} s; customers give up after {patience} s on "
        "average."
    ),
    "erlang_ground_b": (
        "Erlang B: steady random arrivals at {per_hour} an hour, AHT {aht} s; who finds all busy is lost."
    ),
    "erlang_ground_c": "Erlang C: steady random arrivals at {per_hour} an hour, AHT {aht} s; nobody ever gives up.",
    "erlang_ground_chat": (
        "Chat: steady random arrivals at {per_hour} an hour; customers give up after {patience} s on average."
    ),
    "erlang_ground_chat_waits": "Chat: steady random arrivals at {per_hour} an hour; nobody ever gives up.",
    "erlang_ground_lines": "At most {lines:contact is|contacts are} served or waiting at once; the next hears engaged.",
    "erlang_ground_redial_share": (
        "{redials} of those who are lost try again: {attempts} attempts for each contact. Shares are of attempts, "
        "“Served in the end” is of contacts."
    ),
    "erlang_ground_vip_share": "{vip} of contacts are VIP and go first, but cut nobody off. The goal is theirs.",
    "erlang_ground_patience_shape": (
        "Patience follows a Weibull law of shape {shape}: at 1 the chance to leave never changes, below 1 many leave "
        "early, above 1 few do."
    ),
    "erlang_patience_unused": "Model {model} does not look at the patience; model a does.",
    "erlang_unstable": "grows without end",
    "head_agents": "Agents",
    "head_level": "Served in time",
    "head_p_wait": "Have to wait",
    "head_gave_up": "Give up",
    "head_blocked": "Blocked",
    "head_served": "Served in the end",
    "head_level_vip": "VIP in time",
    "head_wait_vip": "VIP wait",
    "head_wait_others": "Others wait",
    "level_vip": "{level} of VIP contacts are served within {within}",
    "head_occupancy": "Occupancy",
    "level_offered": "{level} of all offered are served within {within}",
    "level_net_offered": "{level} of those offered are served within {within}, who gave up before that left out",
    "level_served": "{level} of those served are served within {within}",
    "level_waited": "{level} of all offered wait no longer than {within}, whether served or gone",
    "level_patient": "{level} of all offered would be served within {within} if they did not give up",
    "model_unknown": "the model “{value}” is not known; known: {allowed}.",
    "definition_unknown": "the definition “{value}” is not known; known: {allowed}.",
    "per_unreadable": "“{value}” is no period; write 15min, 30min, 1h or day.",
    "aht_unreadable": "“{value}” is no handling time; write seconds, and for chats one number a level: 480,600,720.",
    "target_unreadable": "“{value}” is no share; write 0.8 or 80%.",
    "aht_one": "“{value}” are several handling times; only model chat takes one for each number of chats at once.",
    "aht_levels_differ": "{count} handling times for {most} chats at once; give one for each number, from 1 to {most}.",
    "aht_levels_needed": (
        "give the AHT at 1 to {most} chats at once, with commas between, or with --mean-chats how many ran at once "
        "while “{value}” was measured."
    ),
    "chat_only": "{value} says something about several chats at once; only model chat has them. Leave it out.",
    "aht_levels_tell": "{value} is not needed where --aht tells each number of chats at once. Leave it out.",
    "concurrency_invalid": "{value} chats at once cannot be; 1 or more can.",
    "asked_load_invalid": "{value} contacts cannot be; 0 or more can, up to a billion agents' work.",
    "asked_aht_not_positive": "“{value}” is no handling time; it must be above 0 s.",
    "asked_throughput_falls": (
        "with “{value}” an agent ends fewer chats with more of them at once; lower --concurrency to where it ends "
        "most, or check the times."
    ),
    "asked_patience_not_positive": "{value} s is no patience; it must be above 0 s (model c does without).",
    "asked_patience_needed": "model a needs the patience: how long customers wait on average before they give up, s.",
    "asked_patience_endless": "a patience of {value} s is endless: leave it out and use model c.",
    "asked_agents_or_target": "say either what is wanted (--target) or how many agents there are (--agents).",
    "asked_target_unattainable": "{value} can never be reached with certainty; aim lower, such as 0.99.",
    "asked_goal_invalid": "{value} is no share to aim at; write one above 0 and below 1, such as 0.8 or 80%.",
    "asked_within_invalid": "{value} s is no time to answer within; 0 or more is.",
    "asked_occupancy_invalid": "an occupancy of {value} cannot be; above 0 and at most 1 it can.",
    "asked_agents_invalid": "{value} is no number of agents; 0 or more is.",
    "asked_agents_not_whole": "{value} agents cannot be here; with several chats at once or --lines whole ones can.",
    "asked_unstable": (
        "{value} cannot keep up: the work alone keeps {load} busy, and where nobody gives up the queue grows without "
        "end. Have more agents, or tell the patience (model a)."
    ),
    "asked_mean_chats_outside": "{value} chats at once on average cannot be; from 1 to {most} can (--concurrency).",
    "asked_slow_down_invalid": "a slow-down of {value} per chat cannot be; 0 or more can.",
    "asked_lines_invalid": "{value} lines cannot be; 1 to {most} can.",
    "asked_lines_too_few": "{value:line is|lines are} too few: {agents:agent holds|agents hold} more contacts at once.",
    "asked_lines_not_here": "in model b the agents are the lines; use --lines with model a, c or chat.",
    "asked_goal_above_lines": (
        "with {value:line|lines} the goal cannot be met: even {agents:agent serves|agents serve} {level} in time at an "
        "occupancy of {occupancy}. Have more lines, or aim lower."
    ),
    "asked_redial_share_invalid": "{value} is no share of those who try again; from 0 to below 1 is.",
    "asked_redial_share_not_here": "in model c nobody gives up, so nobody tries again; use model a, b or chat.",
    "asked_redial_share_without_patience": "without --patience nobody gives up, so nobody tries again; tell it.",
    "asked_vip_share_invalid": "{value} is no share of VIP contacts; above 0 and below 1 is.",
    "asked_vip_share_not_here": "waits of two classes are known where nobody gives up; use model c.",
    "asked_patience_shape_outside": "{value} is no shape of patience; {low} to {high} is, and 1 is the usual law.",
    "asked_patience_shape_not_here": "models b and c do not look at the patience; use model a or chat.",
    "asked_patience_shape_without_patience": "without --patience there is nothing to shape; tell it.",
    "asked_extra_beside": "not together with --{other}: there is no exact formula for both. Ask one at a time.",
}
