"""What a planner should know about a forecast and a requirement."""

SENTENCES: dict[str, str] = {
    "note_growth_assumed": "Beyond the learnt trend the level grows by {percent} % a year: an assumption you state.",
    "note_no_yearly_season": (
        "{days:day of history holds|days of history hold} no yearly season ({wanted_days} do); far months "
        "are forecast without one, with "
        "wider bands."
    ),
    "note_events_unknown_after": (
        "No match, promotion or launch is known after {start_min}; later weeks are forecast without any."
    ),
    "note_masked_run": (
        "{queue}, {start_min} to {end_min}: left out of the learning, it looks like {looks_like} {reach} ({observed} "
        "contacts, usually {usual})."
    ),
    "note_step_suspected": (
        "{queue}: the level seems to have changed by {percent} % around {start_min} and to have stayed there. If you "
        "know the cause, enter it in events.csv as a change: the forecast then follows it from its first day."
    ),
    "reach_queue": "of this queue alone",
    "reach_channel": "of several queues of the channel",
    "reach_site": "of several channels at once",
    "note_short_history": (
        "The history has {days:day|days}; with {wanted_days} the forecast would know the seasons better."
    ),
    "note_gap_before_horizon": (
        "{days:day lies|days lie} between the history's end and the plan; the forecast has to bridge them."
    ),
    "note_at_least_intervals": (
        "In {intervals:interval|intervals} a channel was capped or down; their contacts count as “at least”."
    ),
    "note_uncalibrated": "The bands are not calibrated: there is too little history to test the forecast on.",
    "note_scaled_leads": (
        "Errors are known {measured_days:day|days} ahead; bands of the {days:day|days} asked are scaled."
    ),
    "note_few_origins": "The bands rest on {origins} test starts instead of {wanted}; they may be off.",
    "note_no_history": "{queue} has no history; its forecast is zero unless forecast_edits.csv adds to it.",
    "note_no_contacts": "{queue} never had a contact; its forecast is zero unless forecast_edits.csv adds to it.",
    "note_silent_queue": "{queue} has had no contact for {days:day|days}.",
    "note_ended_early": "{queue} has had rows only until {end_min}; its last level is carried on.",
    "note_started_midway": "{queue} began on {start_min}; its forecast rests on what came since.",
    "note_structural_fell_back": "{queue}: the structural member found no fit; the calendar model speaks in its place.",
    "note_kind_never_seen": "{event}: the history has no {kind} yet; it is forecast without any effect.",
    "note_prior_lift": (
        "{event}: forecast as {factor} times {like}; {seen_events} past events of its own class against a prior worth "
        "{prior_events} give history {history_percent} % of the say."
    ),
    "note_like_unknown": (
        "{event}: “{like}” is neither a known event nor a class of the same kind (such as match/1/derby); it is "
        "forecast by its own class."
    ),
    "note_events_at_once": (
        "{start_min}: {events:event|events} act at once, at most {seen} in the history; their joint effect is assumed."
    ),
    "note_class_never_seen": (
        "{event}: the history has no {kind} of tier {tier} yet; its effect is that of the nearest tier seen."
    ),
    "note_patience_unknown": (
        "{language}, {family}: nobody knows how long customers wait, so they are assumed to wait for ever."
    ),
    "note_patience_borrowed": "{language}, {family}: the patience of {queues} is borrowed from the queues beside them.",
    "note_concurrency_differs": (
        "{language}, {family}: queues allow different numbers of chats at once; the busiest queue's number is used."
    ),
    "note_queue_unserved": "Nobody can serve {queue}: its contacts will wait for ever. Teach or hire.",
    "note_queue_unserved_channel": (
        "Nobody can serve {queue}. {count} could at once if their channels in agents.csv allowed it: {agents}."
    ),
    "note_queue_unserved_certificate": (
        "Nobody can serve {queue}: the certificates it asks for are missing or expire. {count} lack nothing "
        "else: {agents}."
    ),
    "note_queue_unserved_skill": (
        "Nobody can serve {queue}. {count} lack nothing but its skill; train some of them: {agents}."
    ),
    "note_queue_unserved_language": (
        "Nobody can serve {queue}. {count} speak its language below its level; lower the level, or teach: {agents}."
    ),
    "note_queue_unserved_hire": (
        "Nobody can serve {queue}, and no single right, certificate, skill or level would change that: hire, or take "
        "the queue out."
    ),
    "note_patience_estimated": (
        "{queue}: customers wait {seconds} s on average before they give up, estimated from {abandons} abandons."
    ),
    "note_patience_shrunk": (
        "{queue}: patience of {seconds} s lies between the channel's default and what only {abandons} abandons say."
    ),
    "note_patience_default": "Patience is a default of the channel, not measured: {channels}.",
    "note_chat_curve": (
        "{channel}: a chat takes {seconds} s at {chats} chats at once; an agent ends {hourly} an hour then."
    ),
    "note_chat_curve_assumed": (
        "{channel}: a chat takes {seconds} s at {chats} chats at once, {hourly} ended an hour: the slow-down is "
        "assumed; state what you measured (slowdown or aht_s)."
    ),
    "note_inside_measured": (
        "Agents are logged in but not available for {percent} % of their time, measured over "
        "{hours:agent-hour|agent-hours}."
    ),
    "note_inside_default": (
        "Time logged in but not available is a default of {percent} % (shrinkage.inside_share), not measured: no "
        "states of agents (states.csv)."
    ),
    "kind_match": "match",
    "kind_tournament": "tournament",
    "kind_promotion": "promotion",
    "kind_message": "message to customers",
    "kind_maintenance": "maintenance",
    "kind_outage": "outage",
    "kind_holiday": "holiday",
    "kind_payday": "payday",
    "kind_ramadan": "Ramadan",
    "kind_launch": "launch",
    "kind_change": "lasting change",
    "family_voice": "Phone",
    "family_phone": "Phone",
    "family_chat": "Chat",
    "family_messaging": "Messaging",
    "family_deferred": "E-mail and back office",
    "family_email": "E-mail",
    "family_back_office": "Back office",
    "kind_burst": "a flood of contacts",
}
