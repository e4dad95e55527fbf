"""An operation's folder to one frozen value; all problems of all files are reported together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from planner.operation import expanding
from planner.operation.absence_rows import (
    Locks,
    read_absences,
    read_activities,
    read_locks,
    read_protections,
    read_wishes,
)
from planner.operation.agent_rows import Staff, read_staff
from planner.operation.agreement_rows import read_bids, read_offers, read_pairs
from planner.operation.config_reading import ConfigFile, read_config
from planner.operation.config_sense import check_config, check_people
from planner.operation.contacts_table import read_contacts
from planner.operation.driver_rows import read_drivers
from planner.operation.edit_rows import read_edits
from planner.operation.event_rows import read_events
from planner.operation.misnamed_files import note_misnamed
from planner.operation.operation import Operation
from planner.operation.previous_rows import read_balances, read_ledger, read_previous
from planner.operation.reading import Reading
from planner.operation.rule_references import check_rule_references
from planner.operation.rules_sense import check_rules
from planner.operation.state_rows import read_states


def load(path: Path) -> Operation:
    """Load an operation from its folder.

    Nothing is written, nothing is repaired in silence: what was dropped or assumed is in `warnings`. Names are
    not read into the operation.

    Raises
    ------
    OperationError
        With every problem of every file: place, value, rule and remedy.
    """
    reading = Reading(Path(path))
    file = read_config(reading)
    if file is None:
        reading.raise_errors()
        raise AssertionError("a refused configuration leaves a problem")
    reading.follow(file.config)
    note_misnamed(reading)
    sound = check_config(reading, file)
    check_rules(reading, file)
    operation = _read_rows(reading, file, sound)
    reading.raise_errors()
    return operation


def _read_rows(reading: Reading, file: ConfigFile, sound: bool) -> Operation:
    """Read the instances; where the configuration itself is unsound, menus and queues are left empty."""
    config = file.config
    staff = _people(reading, file)
    templates = expanding.templates(config) if sound else ()
    events = read_events(reading, config)
    operation = Operation(
        folder=reading.folder,
        config=config,
        queues=expanding.queues(config) if sound else (),
        templates=templates,
        agents=staff.agents,
        consent_unasked=staff.unasked,
        contacts=read_contacts(reading, config),
        events=events,
        edits=read_edits(reading, config, (event.id for event in events)),
        drivers=read_drivers(reading, config),
        states=read_states(reading, config),
        has_previous=reading.exists("previous.csv"),
        has_balances=reading.exists("balances.csv"),
    )
    operation = _with_agreed(reading, _with_dated(reading, operation, staff, sound), staff, sound)
    files = tuple(sorted(reading.digests.items()))
    return replace(operation, files=files, warnings=reading.warnings, counted=reading.tally.counted())


def _with_dated(reading: Reading, operation: Operation, staff: Staff, sound: bool) -> Operation:
    """What is fixed or was before, day by day."""
    previous, previous_on_call = read_previous(reading, staff.ids)
    locks = read_locks(reading, staff.ids, operation.templates) if sound else Locks()
    return replace(
        operation,
        absences=read_absences(reading, staff.ids),
        locks=locks.locks,
        lock_rows=locks.rows,
        protections=read_protections(reading, staff.ids),
        activities=read_activities(reading, staff.ids, operation.config),
        previous=previous,
        previous_on_call=previous_on_call,
    )


def _with_agreed(reading: Reading, operation: Operation, staff: Staff, sound: bool) -> Operation:
    """What agents ask for, offer and agreed to, and what they carried so far."""
    return replace(
        operation,
        wishes=read_wishes(reading, staff.ids),
        balances_min=read_balances(reading, staff.ids),
        ledger=read_ledger(reading, staff.ids),
        pairs=read_pairs(reading, staff.ids),
        bids=read_bids(reading, staff.ids, operation.templates) if sound else (),
        offers=read_offers(reading, staff.ids),
    )


def _people(reading: Reading, file: ConfigFile) -> Staff:
    """The agents, and what operation.yaml says of them."""
    staff = read_staff(reading, file.config)
    check_people(reading, file, staff.agents, staff.ids)
    check_rule_references(reading, file, staff)
    return staff
