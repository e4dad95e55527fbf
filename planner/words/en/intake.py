"""English: contacts delivered to the inbox."""

SENTENCES: dict[str, str] = {
    "intake_link": "this is a link; links are not followed, put the file itself into inbox/.",
    "intake_subfolder": "subfolders of inbox/ are not read; put the files into inbox/ itself.",
    "intake_hidden": "hidden files are not read; give the file a name that does not begin with a dot, or remove it.",
    "intake_name": "the name has characters that cannot be printed; rename the file.",
    "intake_kind": "files of this kind are not read ({allowed} are); save it as one of them, or remove it.",
    "intake_empty": "the file has no rows of contacts; deliver it with its rows.",
    "intake_no_sheet": "no sheet ({value}) has the columns {needed}; name them in the first row of one sheet.",
    "intake_conflict": (
        "the queue “{value}” has this interval already with other figures ({first}); keep the right one, or let the "
        "newest delivery win (cycle.on_conflict: last_wins)."
    ),
    "intake_replaced": "the queue “{value}” had other figures for this interval ({first}), now replaced.",
    "intake_nothing": "Nothing was delivered to inbox/.",
    "intake_taken": "{file}: {read} rows read, {added} new, {dropped} known and dropped, {replaced} changed.",
    "intake_repeated": "{file}: its content had been taken before; it was only moved.",
    "intake_treated": "{file}: {assumed} assumed, {filled} filled in.",
    "intake_refused": "{file} stays in inbox/ with {problems:problem|problems}; correct it or deliver it again.",
    "intake_waiting": "{file} is still being uploaded; it is left for the next run.",
    "intake_dry": "Nothing was written: this is what would be taken.",
    "scores_none": "No day has been scored yet: the first one is, once it has ended and a plan of before it is stored.",
    "scores_day": (
        "Forecast of {day}, {lead}: {expected} contacts expected, {offered} came ({bias}); errors {wape} of the "
        "contacts by interval, {inside} of the intervals within the 80 % band."
    ),
    "scores_recent": (
        "Last 28 days ({days} scored, forecasts {lead}): {expected} expected, {offered} came ({bias}); errors "
        "{wape}, {inside} within the band."
    ),
    "scores_lead_same_day": "made as the day began",
    "scores_lead_night_before": "made the night before",
    "scores_lead_days": "made {days} days before",
    "scores_lead_range": "made {shortest} to {longest} days before",
    "scores_worst": "Most contacts missed (errors of its contacts): {queues}.",
    "scores_all": "all queues together",
    "scores_drift_high": (
        "Forecast too high for {queue}: {bias} over {days} days, beyond its own noise of {noise}. Run vardiya "
        "backtest and look for contacts that are not delivered any more."
    ),
    "scores_drift_low": (
        "Forecast too low for {queue}: {bias} over {days} days, beyond its own noise of {noise}. Run vardiya backtest, "
        "and enter what has changed in events.csv."
    ),
    "import_dry": "--dry-run goes with --inbox.",
    "intake_ahead": "the interval has not begun yet; contacts that came are wanted, see the year and the time zone.",
}
