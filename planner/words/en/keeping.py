"""English: what is published and stays, and what is at risk in it."""

SENTENCES: dict[str, str] = {
    "published_risk_title": "At risk in what is published ({first} to {last}), under tonight's forecast, worst first:",
    "published_risk_none": (
        "No day of what is published is expected to miss its goals under tonight's forecast ({first} to {last})."
    ),
    "published_risk_night": "{day}: {missing} contacts short of the goals; {queues}.",
    "published_risk_unlikely": "{day}: the goals are more likely missed than kept; {queues}.",
    "published_risk_more": "{queues} and {more:more queue|more queues}",
    "published_risk_queue": "{queue} (goal kept: {chance})",
    "published_risk_fell": "{queue} on {day} is served {now} now, {before} when it was published.",
    "published_risk_fell_more": "The same holds {more} times more, each a queue on a day.",
}
