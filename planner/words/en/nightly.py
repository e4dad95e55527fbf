"""English: a night, its steps and sites."""

SENTENCES: dict[str, str] = {
    "night_dry": "Dry run on a copy: nothing was written, published or sent. The night would end like this:",
    "night_draft": "Draft {plan} is ready: {contacts} contacts expected, {service} of them served within their goals.",
    "night_no_goal": "none",
    "night_untouched": "Nothing published was touched.",
    "night_published": "It is published as publication {number}.",
    "night_repeated": "This night was run already; its draft is {plan}.",
    "night_first": "Nothing is published yet; publish with: vardiya publish {folder} --plan {plan}",
    "night_next": "Publish it with: vardiya publish {folder} --plan {plan}",
    "night_compared": "Against what is published, over the days of both:",
    "night_behind": "It begins on {start}, the first Monday that is not published; the publication ends on {until}.",
    "night_not_due": (
        "It is not published yet: it begins on {start}, and plans are published {days} days before (cycle: "
        "publish_days_before)."
    ),
    "night_pool_draft": (
        "It is not published: the plan of a pool stays a draft, whatever the policy. Look at it with vardiya workspace "
        "summary."
    ),
    "night_log_refused": "The log could not be written ({said}); the night went on without it.",
    "night_taken_in": (
        "Taken in from the inbox: {files:file|files}, {read} rows read, {added} new, {dropped} known already, "
        "{replaced} replaced, {filled} filled in, {assumed} assumed."
    ),
    "night_waiting": "Still being delivered, left for the next night: {files}.",
    "night_refused_files": "Refused and left in the inbox: {refused:file|files}, {problems:problem|problems}.",
    "night_notices": (
        "Notices: {sent} sent, {dry} not sent as sending is off, {waiting} to be tried again, {failed} given up."
    ),
    "night_skipped": "{operation}: left alone, its last night (run {run}) was done.",
    "night_never": "{operation}: left alone, it was never run at night.",
    "night_interrupted": "Interrupted. Run it again: it goes on where it stopped.",
    "night_unreached": "Not begun, as the run was interrupted before. Run vardiya nightly again.",
    "night_frozen": (
        "Not published: it changes published days that are frozen (agents' days: {count}). It stays draft {plan}."
    ),
    "night_frozen_remedy": (
        "Look at it with vardiya diff. Publish it by hand with --anyway and a reason, or wait for the next night."
    ),
    "night_notice": (
        "Not published: it gives people less notice than the rule book promises (agents' days: {count}). It stays "
        "draft {plan}."
    ),
    "night_notice_remedy": (
        "Publish it by hand with --anyway and a reason, and raise cycle.publish_days_before so that the next one is in "
        "time."
    ),
    "night_taken_back": (
        "Not published: publication {number}, which covers these days, was taken back by hand. It stays draft {plan}."
    ),
    "night_taken_back_remedy": (
        "Publish it by hand: vardiya publish {folder} --plan {plan}. From then on nights publish by themselves again."
    ),
    "night_unreadable": (
        "Nothing was planned: plan {plan}, which is in force on these days, cannot be read ({part}: {said})."
    ),
    "night_unreadable_remedy": (
        "Run vardiya doctor {folder}: it says whether a copy can give it back. Or publish another plan for these days "
        "by hand: nights go on from there."
    ),
    "night_hard_violations": "Not published: draft {plan} breaks hard rules (times: {count}).",
    "night_hard_violations_remedy": "Run vardiya check; what is published stays in force.",
    "night_not_simulated": "Not published: draft {plan} was never simulated.",
    "night_not_simulated_remedy": "Run vardiya plan; what is published stays in force.",
    "night_no_reason": "Not published: draft {plan} needs a reason to be published.",
    "night_no_reason_remedy": "Publish it by hand with a reason.",
    "night_told_files": (
        "{operation}: problems in its files: {count} (run {run}). Run vardiya validate, mend them, then vardiya retry."
    ),
    "night_told_storage": (
        "{operation}: disk or database refuse (run {run}). Run vardiya doctor, make room, then vardiya retry."
    ),
    "night_told_bug": (
        "{operation}: a mistake of ours (run {run}). Run vardiya --verbose retry and report what it says."
    ),
    "night_status_done": "done",
    "night_status_repeated": "run already",
    "night_status_gated": "kept the last plan",
    "night_status_failed": "failed",
    "night_status_locked": "another run",
    "night_status_interrupted": "interrupted",
    "night_status_unreached": "not begun",
    "night_status_skipped": "left alone",
    "night_column_operation": "Operation",
    "night_column_status": "Night",
    "night_column_code": "Exit code",
    "night_column_plan": "Draft",
    "night_column_gates": "Gates",
    "night_column_time": "Time",
    "stage_intake": "deliveries",
    "stage_scores": "yesterday's forecast",
    "stage_plan": "plan",
    "stage_risk": "risk of what is published",
    "stage_draft": "keep the draft",
    "stage_files": "files of the draft",
    "stage_publish": "publish",
    "stage_notices": "notices",
    "stage_feeds": "calendars",
    "stage_purge": "what is older than its retention",
}
