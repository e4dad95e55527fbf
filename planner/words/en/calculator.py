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
    "erlang_patience_unused": "Model {model} does not look at the patience; model a does.",
    "erlang_unstable": "grows without end",
    "head_agents": "Agents",
    "head_level": "Served in time",
    "head_p_wait": "Have to wait",
    "head_gave_up": "Give up",
    "head_blocked": "Blocked",
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
    "fault_agents_or_target": "say either what is wanted (--target) or how many agents there are (--agents).",
    "fault_within_invalid": "{within_s} s is no time to answer within; 0 or more is.",
    "fault_patience_needed": "model a needs the patience: how long customers wait on average before they give up.",
}
