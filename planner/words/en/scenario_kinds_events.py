"""Words in English: scenario changes of events."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "unknown_event_tag": "no event carries the tag “{value}”; known: {allowed}.",
    "unknown_round": "“{value}” is none of the rounds listed; listed: {allowed}.",
    "event_over": "“{value}” began at {at}, within the history; a scenario changes what is to come.",
    "event_there_already": "there is an event “{value}” already; give this one an id of its own.",
    "end_said_twice": "length_min and an end both say when it is over; leave one of them out.",
    "end_not_said": "length_min or ends_at says how long it takes; one of them is needed.",
    "size_said_twice": "contacts states the whole size; leave out like and lift_factor, or contacts.",
    "since_or_during": "either since (a moment) or during (an event) says when it begins; one of them is needed.",
    "hour_without_day": "{value} is an hour without a day; say to_day too, or neither, if nobody knows it yet.",
    "hour_not_known": "the hour of “{value}” is not known yet; move it first (event_moved with to_time), or use since.",
    "postponed_earlier": "“{value}” is at {at}, after that; what comes earlier is an event_moved.",
    "one_event_meant": "one event is meant, and {count} fit, such as {value}; say which: first, last, biggest or nth.",
    "no_promotion": "“{value}” is no promotion; event_moved moves events of every kind.",
    "no_football_match": "“{value}” is no football match, so there is no extra time.",
    "starts_or_event": "the round “{value}” needs either starts_at or the event it is, not both and not neither.",
}
