"""Changes of who works and under which rules and prices: absence, hires, skills, contracts, law, on-call, rates."""

from __future__ import annotations

from scenarios.kinds.people.absence_wave import AbsenceWave
from scenarios.kinds.people.attrition import Attrition
from scenarios.kinds.people.contract_mix import ContractMix
from scenarios.kinds.people.cost_rates import CostRates
from scenarios.kinds.people.cross_training import CrossTraining
from scenarios.kinds.people.hiring import Hiring
from scenarios.kinds.people.leavers import Leavers
from scenarios.kinds.people.on_call_policy import OnCallPolicyChange
from scenarios.kinds.people.overtime import Overtime
from scenarios.kinds.people.rule_change import RuleChange
from scenarios.kinds.people.shift_menu import ShiftMenu
from scenarios.kinds.people.training_campaign import TrainingCampaign
from scenarios.kinds.people.voluntary_time_off import VoluntaryTimeOff

PEOPLE_KINDS = (
    AbsenceWave,
    Leavers,
    Attrition,
    Hiring,
    CrossTraining,
    ContractMix,
    Overtime,
    VoluntaryTimeOff,
    TrainingCampaign,
    RuleChange,
    OnCallPolicyChange,
    CostRates,
    ShiftMenu,
)
PeopleChange = (
    AbsenceWave
    | Leavers
    | Attrition
    | Hiring
    | CrossTraining
    | ContractMix
    | Overtime
    | VoluntaryTimeOff
    | TrainingCampaign
    | RuleChange
    | OnCallPolicyChange
    | CostRates
    | ShiftMenu
)

__all__ = ["PEOPLE_KINDS", "PeopleChange"]
