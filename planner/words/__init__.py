"""Words: codes and parameters to sentences in English and Turkish.

A topic is one file per language with the same codes; every sentence of the program comes from here.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.words.en import agent_day as en_agent_day
from planner.words.en import answers as en_answers
from planner.words.en import calculator as en_calculator
from planner.words.en import cells as en_cells
from planner.words.en import checking as en_checking
from planner.words.en import commands as en_commands
from planner.words.en import contact_log as en_contact_log
from planner.words.en import doctor as en_doctor
from planner.words.en import faults as en_faults
from planner.words.en import gap as en_gap
from planner.words.en import gates as en_gates
from planner.words.en import hires as en_hires
from planner.words.en import infeasible as en_infeasible
from planner.words.en import intake as en_intake
from planner.words.en import keeping as en_keeping
from planner.words.en import ledger as en_ledger
from planner.words.en import looking_back as en_looking_back
from planner.words.en import nightly as en_nightly
from planner.words.en import notes as en_notes
from planner.words.en import notices as en_notices
from planner.words.en import operations as en_operations
from planner.words.en import page as en_page
from planner.words.en import plan_changes as en_plan_changes
from planner.words.en import prices as en_prices
from planner.words.en import privacy as en_privacy
from planner.words.en import publishing as en_publishing
from planner.words.en import reasons as en_reasons
from planner.words.en import requirement as en_requirement
from planner.words.en import reroster as en_reroster
from planner.words.en import robust as en_robust
from planner.words.en import rule_book as en_rule_book
from planner.words.en import rules as en_rules
from planner.words.en import scenario_kinds_demand as en_scenario_kinds_demand
from planner.words.en import scenario_kinds_events as en_scenario_kinds_events
from planner.words.en import scenario_kinds_people as en_scenario_kinds_people
from planner.words.en import scenario_runs as en_scenario_runs
from planner.words.en import scenarios as en_scenarios
from planner.words.en import searches as en_searches
from planner.words.en import sense as en_sense
from planner.words.en import settings as en_settings
from planner.words.en import simulation as en_simulation
from planner.words.en import sites as en_sites
from planner.words.en import staffing as en_staffing
from planner.words.en import storage as en_storage
from planner.words.en import summary as en_summary
from planner.words.en import sweeps as en_sweeps
from planner.words.en import today as en_today
from planner.words.tr import agent_day as tr_agent_day
from planner.words.tr import answers as tr_answers
from planner.words.tr import calculator as tr_calculator
from planner.words.tr import cells as tr_cells
from planner.words.tr import checking as tr_checking
from planner.words.tr import commands as tr_commands
from planner.words.tr import contact_log as tr_contact_log
from planner.words.tr import doctor as tr_doctor
from planner.words.tr import faults as tr_faults
from planner.words.tr import gap as tr_gap
from planner.words.tr import gates as tr_gates
from planner.words.tr import hires as tr_hires
from planner.words.tr import infeasible as tr_infeasible
from planner.words.tr import intake as tr_intake
from planner.words.tr import keeping as tr_keeping
from planner.words.tr import ledger as tr_ledger
from planner.words.tr import looking_back as tr_looking_back
from planner.words.tr import nightly as tr_nightly
from planner.words.tr import notes as tr_notes
from planner.words.tr import notices as tr_notices
from planner.words.tr import operations as tr_operations
from planner.words.tr import page as tr_page
from planner.words.tr import plan_changes as tr_plan_changes
from planner.words.tr import prices as tr_prices
from planner.words.tr import privacy as tr_privacy
from planner.words.tr import publishing as tr_publishing
from planner.words.tr import reasons as tr_reasons
from planner.words.tr import requirement as tr_requirement
from planner.words.tr import reroster as tr_reroster
from planner.words.tr import robust as tr_robust
from planner.words.tr import rule_book as tr_rule_book
from planner.words.tr import rules as tr_rules
from planner.words.tr import scenario_kinds_demand as tr_scenario_kinds_demand
from planner.words.tr import scenario_kinds_events as tr_scenario_kinds_events
from planner.words.tr import scenario_kinds_people as tr_scenario_kinds_people
from planner.words.tr import scenario_runs as tr_scenario_runs
from planner.words.tr import scenarios as tr_scenarios
from planner.words.tr import searches as tr_searches
from planner.words.tr import sense as tr_sense
from planner.words.tr import settings as tr_settings
from planner.words.tr import simulation as tr_simulation
from planner.words.tr import sites as tr_sites
from planner.words.tr import staffing as tr_staffing
from planner.words.tr import storage as tr_storage
from planner.words.tr import summary as tr_summary
from planner.words.tr import sweeps as tr_sweeps
from planner.words.tr import today as tr_today

__all__ = ["LANGUAGES", "TOPICS", "sentence", "term"]

LANGUAGES = ("en", "tr")
RULE_WORDS = ("rule", "broken")

TOPICS: dict[str, dict[str, Mapping[str, str]]] = {
    "agent_day": {"en": en_agent_day.SENTENCES, "tr": tr_agent_day.SENTENCES},
    "answers": {"en": en_answers.SENTENCES, "tr": tr_answers.SENTENCES},
    "calculator": {"en": en_calculator.SENTENCES, "tr": tr_calculator.SENTENCES},
    "cells": {"en": en_cells.SENTENCES, "tr": tr_cells.SENTENCES},
    "checking": {"en": en_checking.SENTENCES, "tr": tr_checking.SENTENCES},
    "commands": {"en": en_commands.SENTENCES, "tr": tr_commands.SENTENCES},
    "contact_log": {"en": en_contact_log.SENTENCES, "tr": tr_contact_log.SENTENCES},
    "doctor": {"en": en_doctor.SENTENCES, "tr": tr_doctor.SENTENCES},
    "faults": {"en": en_faults.SENTENCES, "tr": tr_faults.SENTENCES},
    "gap": {"en": en_gap.SENTENCES, "tr": tr_gap.SENTENCES},
    "gates": {"en": en_gates.SENTENCES, "tr": tr_gates.SENTENCES},
    "hires": {"en": en_hires.SENTENCES, "tr": tr_hires.SENTENCES},
    "infeasible": {"en": en_infeasible.SENTENCES, "tr": tr_infeasible.SENTENCES},
    "intake": {"en": en_intake.SENTENCES, "tr": tr_intake.SENTENCES},
    "keeping": {"en": en_keeping.SENTENCES, "tr": tr_keeping.SENTENCES},
    "ledger": {"en": en_ledger.SENTENCES, "tr": tr_ledger.SENTENCES},
    "looking_back": {"en": en_looking_back.SENTENCES, "tr": tr_looking_back.SENTENCES},
    "nightly": {"en": en_nightly.SENTENCES, "tr": tr_nightly.SENTENCES},
    "notes": {"en": en_notes.SENTENCES, "tr": tr_notes.SENTENCES},
    "notices": {"en": en_notices.SENTENCES, "tr": tr_notices.SENTENCES},
    "operations": {"en": en_operations.SENTENCES, "tr": tr_operations.SENTENCES},
    "page": {"en": en_page.SENTENCES, "tr": tr_page.SENTENCES},
    "plan_changes": {"en": en_plan_changes.SENTENCES, "tr": tr_plan_changes.SENTENCES},
    "prices": {"en": en_prices.SENTENCES, "tr": tr_prices.SENTENCES},
    "privacy": {"en": en_privacy.SENTENCES, "tr": tr_privacy.SENTENCES},
    "publishing": {"en": en_publishing.SENTENCES, "tr": tr_publishing.SENTENCES},
    "reasons": {"en": en_reasons.SENTENCES, "tr": tr_reasons.SENTENCES},
    "requirement": {"en": en_requirement.SENTENCES, "tr": tr_requirement.SENTENCES},
    "reroster": {"en": en_reroster.SENTENCES, "tr": tr_reroster.SENTENCES},
    "robust": {"en": en_robust.SENTENCES, "tr": tr_robust.SENTENCES},
    "rule_book": {"en": en_rule_book.SENTENCES, "tr": tr_rule_book.SENTENCES},
    "rules": {"en": en_rules.SENTENCES, "tr": tr_rules.SENTENCES},
    "scenario_kinds_demand": {"en": en_scenario_kinds_demand.SENTENCES, "tr": tr_scenario_kinds_demand.SENTENCES},
    "scenario_kinds_events": {"en": en_scenario_kinds_events.SENTENCES, "tr": tr_scenario_kinds_events.SENTENCES},
    "scenario_kinds_people": {"en": en_scenario_kinds_people.SENTENCES, "tr": tr_scenario_kinds_people.SENTENCES},
    "scenario_runs": {"en": en_scenario_runs.SENTENCES, "tr": tr_scenario_runs.SENTENCES},
    "scenarios": {"en": en_scenarios.SENTENCES, "tr": tr_scenarios.SENTENCES},
    "searches": {"en": en_searches.SENTENCES, "tr": tr_searches.SENTENCES},
    "sense": {"en": en_sense.SENTENCES, "tr": tr_sense.SENTENCES},
    "settings": {"en": en_settings.SENTENCES, "tr": tr_settings.SENTENCES},
    "simulation": {"en": en_simulation.SENTENCES, "tr": tr_simulation.SENTENCES},
    "sites": {"en": en_sites.SENTENCES, "tr": tr_sites.SENTENCES},
    "staffing": {"en": en_staffing.SENTENCES, "tr": tr_staffing.SENTENCES},
    "storage": {"en": en_storage.SENTENCES, "tr": tr_storage.SENTENCES},
    "summary": {"en": en_summary.SENTENCES, "tr": tr_summary.SENTENCES},
    "sweeps": {"en": en_sweeps.SENTENCES, "tr": tr_sweeps.SENTENCES},
    "today": {"en": en_today.SENTENCES, "tr": tr_today.SENTENCES},
}


def sentence(code: str, parameters: Mapping[str, object], lang: str = "en") -> str:
    """The sentence of a code with its parameters filled in.

    A parameter "meant" adds what was probably meant, "rows" above one the number of rows concerned. A code
    without a sentence is shown as it is, so that a gap in a catalogue never hides what happened.

    Raises
    ------
    KeyError
        If the language is not one of `LANGUAGES`.
    """
    template = _template(code, lang)
    if template is None:
        told = ", ".join(f"{name}={value}" for name, value in sorted(parameters.items()) if str(value))
        return f"{code} ({told})" if told else code
    parts = [template.format_map(_Given(parameters))]
    if parameters.get("meant"):
        parts.append(sentence("did_you_mean", {"word": parameters["meant"]}, lang))
    if str(parameters.get("rows", "1")) != "1":
        parts.append(sentence("in_rows", {"count": parameters["rows"]}, lang))
    return " ".join(parts)


def term(prefix: str, value: str, lang: str) -> str:
    """The word for a value of a known set (term("kind", "match")); a value of the operation's own stays as it is."""
    template = _template(f"{prefix}_{value}", lang)
    return value if template is None else template


def _template(code: str, lang: str) -> str | None:
    found = (topic[lang].get(code) for topic in TOPICS.values())
    return next((template for template in found if template is not None), _words_of_rule(code, lang))


def _words_of_rule(code: str, lang: str) -> str | None:
    """A rule's own words, which stand in the rule's file: its name, or what it means to break it."""
    part, _, kind = code.partition("_")
    if part not in RULE_WORDS:
        return None
    from solver.rules import BY_KIND

    rule = BY_KIND.get(kind)
    return None if rule is None else getattr(rule.words, lang)[RULE_WORDS.index(part)]


class _Given(dict[str, object]):
    """Parameters of a sentence; one that is not given is shown by its name."""

    def __getitem__(self, name: str) -> _Told:
        return _Told(self.get(name, f"[{name}]"))


class _Told:
    """A figure or text; {people:person|people} in a sentence adds the word that goes with the number."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __format__(self, form: str) -> str:
        one, counted, many = form.partition("|")
        if not counted:
            return format(self._value, form)
        return f"{self._value} {one if str(self._value) == '1' else many}"
