"""English: gates of a night."""

SENTENCES: dict[str, str] = {
    "gate_stale": "History ends {hours} h before as-of (limit {limit} h): the last plan is kept.",
    "gate_stale_remedy": (
        "Deliver the contacts of the last days to the folder inbox/ and run vardiya retry; see whether the export of "
        "your contact system still runs."
    ),
    "gate_refused": (
        "{file} was delivered but refused (problems: {count}), and without it the history is stale: the last plan "
        "is kept."
    ),
    "gate_refused_remedy": "Correct the rows listed for {file}, or deliver it again, and run vardiya retry.",
    "gate_silent_channel": "Nothing was heard from channel {channel} for {hours} h: the last plan is kept.",
    "gate_silent_channel_remedy": (
        "Check the feed of {channel}. If it was out of order, deliver what is missing; if customers could not reach "
        "it, mark those rows at_least or enter an outage in events.csv."
    ),
    "gate_silent_queue": "Queue {queue} has been silent for {hours} h: the last plan is kept.",
    "gate_silent_queue_remedy": (
        "Check the feed of {queue} and deliver what is missing. If the queue was closed, take it out of "
        "operation.yaml; if it is rarely used, raise cycle.silent_queue_h above {hours}."
    ),
    "gate_no_roster": "No roster was found in time: the last plan is kept.",
    "gate_no_roster_remedy": "Raise solver.time_limit_s in operation.yaml, or run vardiya plan by day with more time.",
    "gate_infeasible": "It is proven that no roster keeps every hard rule: the last plan is kept.",
    "gate_infeasible_remedy": (
        "Run vardiya explain infeasible: it names the smallest clash and the ways out, priced. New locks, absences or "
        "rules are the usual cause."
    ),
    "gate_hard_violations": (
        "The checker finds that the new draft breaks hard rules (times: {count}): the last plan is kept."
    ),
    "gate_hard_violations_remedy": (
        "This is a fault of the program, not yours: report it with the log of the run, and work by the last plan."
    ),
    "gate_forecast_broken": (
        "The forecast of {queue} is no number, or negative, in {count} intervals: the last plan is kept."
    ),
    "gate_forecast_broken_remedy": (
        "Look at the newest rows of {queue} in contacts/ (a count far too large, an AHT of seconds for minutes) and "
        "correct them; if they are right, report a fault with the log of the run."
    ),
    "gate_forecast_high": (
        "The forecast of {queue} on {day} is {expected} contacts; such days had {usual} (limit {limit} times; days "
        "beyond it: {days}): the last plan is kept."
    ),
    "gate_forecast_high_remedy": (
        "Look for rows delivered twice or in another unit in contacts/, and for an event that is missing or has too "
        "large a lift (vardiya explain forecast). If the growth is real, enter it in events.csv or "
        "forecast_edits.csv, or raise gates.forecast_times."
    ),
    "gate_forecast_low": (
        "The forecast of {queue} on {day} is {expected} contacts; such days had {usual} (limit {limit} times less; "
        "days beyond it: {days}): the last plan is kept."
    ),
    "gate_forecast_low_remedy": (
        "See whether the newest contacts of {queue} are complete; where a channel was down, mark its rows at_least. "
        "If the fall is real, enter it in events.csv or forecast_edits.csv, or raise gates.forecast_times."
    ),
    "gate_service_fall": (
        "The new plan serves {after} % of contacts in time, the last one {before} % on the same {days} days: {fall} "
        "points less (limit {limit}, noise {noise}); the last plan is kept."
    ),
    "gate_service_fall_remedy": (
        "Compare the two with vardiya plan and vardiya explain diff: more contacts, new absences or too short a "
        "search are the usual causes. If the fall cannot be helped, publish by hand or raise "
        "gates.service_fall_points."
    ),
    "gate_published_changed": (
        "The draft changes {count} published shifts of {people:person|people} beyond cycle.may_change (first: {agent}"
        " on {day}, {what}): the last plan is kept."
    ),
    "gate_published_changed_remedy": (
        "What is published stays. To change it on purpose, use vardiya reroster, or name the change in "
        "cycle.may_change (breaks, on_call, shifts)."
    ),
}
