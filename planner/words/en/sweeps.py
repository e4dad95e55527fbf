"""Words in English: sweeps of many scenarios."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "sweep_empty": "The file says nothing: a grid has a name, and stands on scenario, scenarios or changes.",
    "sweep_source": "A grid stands on exactly one of scenario (a file), scenarios (several files) or changes.",
    "sweep_axis": "A parameter takes a list of values, or from, to and step.",
    "sweep_steps": "The step must lead from the one end to the other, in fewer than 10,000 steps.",
    "sweep_zip": "With zip the first value goes with the first: every parameter needs as many values.",
    "sweep_beyond": "More than 100,000 scenarios: take fewer values or larger steps.",
    "sweep_draw_order": "The limits must be in order, with something between them that can be drawn.",
    "sweep_weights": "Give one weight for each value, or none.",
    "sweep_no_field": (
        "“{value}” leads to nothing in the scenario: a path reads changes.0.share (the first change is 0) or roster."
    ),
    "sweep_no_dask": "Dask is not installed here: pip install 'vardiya[dask]', or leave out --scheduler.",
    "sweep_no_parquet": "What writes parquet is not installed here: pip install 'vardiya[parquet]', or take csv.",
    "sweep_no_scheduler": (
        "No Dask scheduler answers at {address} (tried for {seconds:second|seconds}): check the address "
        "(tcp://host:8786) and that “dask scheduler” runs there."
    ),
    "sweep_no_workers": (
        "The scheduler at {address} has no worker, and none came within {seconds} s: start one by "
        "“dask worker {address}”."
    ),
    "sweep_worker_without": (
        "The worker {worker} cannot load vardiya ({reason}): install the same version in its environment."
    ),
    "sweep_worker_version": (
        "The worker {worker} has {name} {there}, here it is {here}: figures would not be the same. Install "
        "the same versions on both."
    ),
    "sweep_scheduler_lost": (
        "The scheduler at {address} no longer answers. What was played is kept: the same command goes on from there."
    ),
    "sweep_too_many": (
        "This grid comes to {count:scenario|scenarios}; more than {most} are only played with --yes. Nothing was "
        "played: add --yes, or take fewer values."
    ),
    "sweep_too_long": (
        "By what was played so far, the {left:scenario|scenarios} still to go of {count} would take "
        "{minutes:more minute|more minutes}. Add --yes to play them all; what was played is kept."
    ),
    "sweep_worker_died": "The worker died with it twice, the second time with nothing else to do: too little memory?",
    "sweep_step": "{elapsed} s  {done} of {asked} scenarios, {reused} of them were there already; {left} to go",
    "sweep_step_first": "{elapsed} s  {done} of {asked} scenarios, {reused} of them were there already",
    "sweep_stopped": "Stopped. {done} of {asked} scenarios are kept: the same command goes on from there.",
    "sweep_title": "{name}: {count:scenario|scenarios} of {operation}",
    "sweep_all_there": "All {count:scenario was|scenarios were} there already.",
    "sweep_counted": (
        "{reused} of {count:scenario was|scenarios were} there already, {played} played now in {span}; each at least "
        "{replications} times, with the same random numbers as the base."
    ),
    "sweep_ended": "{failed} failed, {no_roster} found no roster, {unchanged} change nothing that the plan depends on.",
    "sweep_base": "Base plan: {late} contacts late, {cost} {currency}, {met} of {goals} goals met.",
    "sweep_best": "Fewest late: {what} with {late} ({diff} ± {noise} against the base) at {cost} {currency}.",
    "sweep_none_better": (
        "None has fewer contacts late than the base beyond noise; nearest to it: {what} with {late} ({diff} ± {noise}) "
        "at {cost} {currency}."
    ),
    "sweep_frontier": (
        "{count:scenario is|scenarios are} beaten by no other in both cost and contacts late; they are marked."
    ),
    "sweep_one_cost": "All of them cost {cost} {currency}: the difference lies in service alone.",
    "sweep_spread": (
        "Of {count} draws one in ten has fewer than {low} contacts late, half have more than {mid}, one in ten "
        "more than {high}."
    ),
    "sweep_weight": "Contacts late go most with {label} (rank correlation {value}).",
    "sweep_weight_none": "No drawn parameter moves contacts late beyond chance.",
    "sweep_more": "{count:more row|more rows}: --out FOLDER writes all of them, --html FILE shows them.",
    "sweep_failed": "{what}: {reason}",
    "sweep_written": "The table was written to {file}.",
    "sweep_rows": "Scenarios",
    "sweep_base_row": "base plan",
    "sweep_curve": "Cost against contacts late",
    "sweep_curve_note": (
        "Each point is a scenario, its parameters under the pointer and in the table below. The line joins those that "
        "no other beats in both; the square is the base plan."
    ),
    "sweep_line": "Contacts late by {label}",
    "sweep_line_note": (
        "The band is the noise of the difference from the base: two standard errors, three where it was played on. The "
        "dashed line is the base plan."
    ),
    "sweep_histogram": "Contacts late over all draws",
    "sweep_histogram_note": (
        "How many draws have so many contacts late; a tenth, half and nine tenths lie left of the dashed lines."
    ),
    "sweep_decides": "Which parameter decides",
    "sweep_decides_note": (
        "Rank correlation with contacts late: 1 or −1 means that it alone decides, 0 that it does not matter. With "
        "{count} draws, anything nearer to 0 than {chance} may be chance."
    ),
    "chart_late": "contacts late",
    "chart_cost": "cost, {currency}",
    "chart_draws": "draws",
    "chart_beaten": "beaten by another",
    "chart_frontier": "beaten by no other",
    "chart_base": "base plan",
    "head_sweep_what": "scenario",
    "head_sweep_draw": "draw",
    "head_sweep_late": "late",
    "head_sweep_diff": "against base",
    "head_sweep_goals": "goals met",
    "head_sweep_hours": "paid h",
    "head_sweep_cost_diff": "cost against base",
    "head_sweep_moved": "people moved",
    "head_sweep_hard": "rules broken",
    "head_sweep_queue": "most in queue",
    "head_sweep_label": "parameter",
    "head_sweep_correlation": "rank correlation",
    "status_played": "played",
    "status_unchanged": "changes nothing",
    "status_no_roster": "no roster",
    "status_failed": "failed",
}
