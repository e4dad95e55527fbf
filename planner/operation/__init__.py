"""An operation on disk: reading, checking and writing its files."""

from planner.operation.config import OperationFile
from planner.operation.config_reading import no_operation
from planner.operation.expanding import families
from planner.operation.loading import load
from planner.operation.names import read_names
from planner.operation.operation import Operation
from planner.operation.sense import validate

__all__ = ["Operation", "OperationFile", "families", "load", "no_operation", "read_names", "validate"]
