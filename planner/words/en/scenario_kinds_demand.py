"""Words in English: scenario changes of demand."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "hours_no_day": (
        "from_time lies before 24:00, and the hours last at most a day, never none; 20:00 to 26:00 reads past midnight."
    ),
    "repeat_target": "state one of share (who comes back afterwards) and fcr_points (by how much FCR rises).",
    "repeat_unknown": "operation.yaml does not say how many contacts of {queue} come back (repeat); state from_share.",
    "repeat_known": "operation.yaml has a share of {known} come back in {queue}, not {value}; leave from_share out.",
    "repeat_out_of_range": "a share of {known} comes back today in {queue}: {value} points leave none between 0 and 1.",
    "deflection_twice": "state one of easy_aht_share and remaining_aht_share; each follows from the other.",
    "notice_when": "state at, or an event after whose start the message is sent.",
    "notice_twice": "state one of at and after_min: when the message is sent, or how long after the event's start.",
    "replies_nowhere": "replies and reply_queue are stated together: how many ask back, and where.",
    "shift_nowhere": "from_channel and to_channel are two different channels.",
    "shift_no_pair": (
        "no queue of {channel} has a counterpart in {value} (same language, skill and tier); "
        "open one first (kind new_queue)."
    ),
    "new_queue_volume": "state one of factor (times the contacts of like) and contacts_a_day.",
    "new_queue_exists": "there is a queue {value} already; a new one needs another id.",
    "like_factor_alone": "like_factor needs like: the queue whose contacts it multiplies.",
    "goal_of_nothing": "state target_share, threshold_s, period or several of them.",
}
