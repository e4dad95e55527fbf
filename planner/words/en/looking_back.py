"""The backtest: scores, choice of models, proof."""

SENTENCES: dict[str, str] = {
    "backtest_title": "{operation}: how good is the forecast?",
    "backtest_line": (
        "{origins} test starts from {first} to {last}, each {days:day|days} ahead, with only what was known then."
    ),
    "backtest_as_of": "History seen until {as_of}.",
    "backtest_beaten": "Proven better than the spreadsheet in {beaten} of {queues:queue|queues}{rest}.",
    "backtest_rest": "; not proven: {queues}",
    "backtest_behind": "The spreadsheet is proven better in {queues}.",
    "backtest_nothing": "No contact came in the days tested: there is nothing to score.",
    "backtest_total": (
        "All queues: WAPE {wape}, the spreadsheet {naive}, the noise floor {floor}; the error is {saved} smaller than "
        "the spreadsheet's (could be chance: {chance})."
    ),
    "backtest_few": "With {stretches} stretches of history apart, not even a clean sweep would be proof; {least} are.",
    "backtest_chosen": "Chosen for {count} of {queues:queue|queues}: {model}.",
    "choice_same": "operation.yaml uses this choice already.",
    "choice_paste": "To use this choice, put this into operation.yaml, or run again with --apply:",
    "choice_none": (
        "No queue needs a model of its own: take forecast.models out of operation.yaml, or run again with --apply."
    ),
    "choice_applied": "The choice is written into operation.yaml (forecast.models).",
    "choice_not_written": "the choice cannot be written into this file without changing more of it; put it in by hand.",
    "backtest_queues": "By queue, with the model chosen",
    "backtest_models": "All queues together, by model",
    "backtest_lead": "Error by day ahead",
    "backtest_reliability": "Do the bands keep their promise?",
    "backtest_night": "The biggest event night: {event}, {day}",
    "backtest_night_note": (
        "Forecast made on {origin}, {days:day|days} before: mean and 80 % band; the dots are the contacts "
        "that came. The "
        "{count} busiest queues concerned."
    ),
    "backtest_no_night": "No big event lies in the days tested.",
    "backtest_origins": "By test start",
    "backtest_worst": "The days furthest off",
    "backtest_worst_note": (
        "Beyond what counts scatter by chance, in standard deviations of chance alone. A day seen from several test "
        "starts counts with the nearest."
    ),
    "backtest_method": "How to read this",
    "backtest_method_wape": (
        "WAPE is the sum of absolute errors over the contacts that came, by interval of {minutes} minutes. Small "
        "queues cannot be forecast better than their noise floor: what a perfect forecast would still miss, because "
        "counts scatter (Poisson)."
    ),
    "backtest_method_mase": (
        "MASE compares with repeating the week before (below 1 is better). wQL is the error of the whole band; bias "
        "is forecast less actual. The 80 and 90 % columns say how many actuals lay within the band."
    ),
    "backtest_method_choice": (
        "The model in use is kept unless another one, or the average of the best two (written a + b), loses at least "
        "1 % less wQL and more than one standard error less. Calendar: level of the day, shape of the weekday, events. "
        "Low-rank: what days have in common, and events. Average: of both. Spreadsheet: the mean of the last four same "
        "weekdays."
    ),
    "backtest_method_proof": (
        "Proof: the chance that a lead as large would come about if neither were better (paired randomisation test "
        "over stretches of {days:day|days} that do not overlap), one-sided; proven at 5 % or less."
    ),
    "backtest_reliability_note": (
        "On the line the bands are right; intervals that promise nothing (a quantile of zero contacts) are left out."
    ),
    "head_model": "Model",
    "head_chosen": "Chosen",
    "head_window": "Hours",
    "head_wape": "WAPE",
    "head_floor": "Floor",
    "head_naive": "Spreadsheet",
    "head_saved": "Saved",
    "head_verdict": "Better?",
    "head_mase": "MASE",
    "head_bias": "Bias",
    "head_wql": "wQL",
    "head_cov80": "In 80 %",
    "head_cov90": "In 90 %",
    "head_wape_day": "Day WAPE",
    "head_wape_event": "Event WAPE",
    "head_came": "Came",
    "head_expected": "Expected",
    "head_difference": "Difference",
    "head_chances": "Deviations",
    "head_events": "Events",
    "head_from": "Test start",
    "verdict_beaten": "proven",
    "verdict_not_beaten": "not proven",
    "verdict_behind": "spreadsheet better",
    "window_all": "all",
    "window_event": "events and holidays",
    "window_ordinary": "ordinary",
    "model_chosen": "chosen",
    "model_seasonal_naive": "spreadsheet",
    "model_two_stage": "calendar",
    "model_low_rank": "low-rank",
    "model_average": "average",
    "model_average_structural": "average with structural",
    "model_average_reconciled": "average, reconciled",
    "model_joined": "{first} + {second}",
    "chart_days_ahead": "days ahead",
    "chart_wape": "WAPE",
    "chart_promised": "promised share at or below",
    "chart_observed": "observed share",
    "chart_floor": "noise floor",
    "chart_came": "came",
    "chart_expected": "expected",
    "chart_band": "80 % band",
    "said_page": "The page is in {file}.",
    "origins_out_of_range": "{value} test starts cannot be made; allowed are 1 to 104.",
    "moment_outside_day": "the moment does not lie on {day}, the day to explain; name one of the two.",
    "horizon_out_of_range": "a horizon of {value:day|days} cannot be tested; allowed are 1 to 400.",
    "unknown_model": "the model “{value}” is not known; known: {allowed}.",
}
