"""English: notices sent."""

SENTENCES: dict[str, str] = {
    "notice_title_published": "New shifts are published",
    "notice_title_withdrawn": "Published shifts are withdrawn",
    "notice_title_gate": "The night kept the last plan",
    "notice_title_failed": "The nightly run failed",
    "notice_published": (
        "Publication {publication} (plan {plan}) is in force. Days of {people:person|people} are new or changed."
    ),
    "notice_withdrawn": (
        "Publication {publication} (plan {plan}) is withdrawn. Days of {people:person|people} change with it."
    ),
    "notice_back": (
        "What was published last is withdrawn: plan {plan} is in force again, as publication {publication}. Days of "
        "{people:person|people} change with it."
    ),
    "notice_own_days": "Your shifts are new or changed on: {days}. Your calendar shows them as they are now.",
    "notice_gate": "What is published stays in force. What stopped the night, and what to do:",
    "notice_failed": "The night could not finish. What happened, and what to do:",
    "notices_extra_missing": (
        "notices wait in the outbox, but what sends them is not installed: pip install 'vardiya[notify]', or set "
        "notify: send: false."
    ),
    "notices_not_set": (
        "the environment variable {variable} is not set, so that nobody can be told there: set it to an Apprise URL "
        "for the account that runs vardiya."
    ),
    "notices_no_channel": (
        "a notice is for the channel “{channel}”, which notify: channels no longer has: list it again, or let the "
        "notice lapse."
    ),
    "notices_agents_off": "a notice for an agent was not sent, as notify: agents is false by now.",
    "notices_no_address": "agent {agent} has no address at the last publication: fill in address in names.csv.",
    "notices_no_mail": (
        "names.csv has plain e-mail addresses, but notify: mail_from does not say through which account to write: name "
        "the environment variable that holds it (mailtos://USER:PASSWORD@HOST?from=ADDRESS)."
    ),
    "notices_scheme": (
        "the address of agent {agent} in names.csv has a scheme that is not taken there: write an e-mail address, or "
        "one of {allowed}."
    ),
    "notices_refused": (
        "the notice for {recipient} was not taken (try {tries} of {most}): see whether the address is right and the "
        "service can be reached; the next night tries again."
    ),
}
