"""Facts decide nothing; the modules that do hold readings say so."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import solver.rules.facts as facts

MODULES = sorted(path for path in Path(str(facts.__file__)).parent.glob("*.py") if path.stem != "__init__")


def judges(tree: ast.Module) -> bool:
    """Whether a module makes violations or gives forms."""
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    given = {ast.unparse(node.returns) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.returns}
    return "Violation" in calls or any("Form" in said.replace("[", " ").replace(",", " ").split() for said in given)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_of_facts_that_holds_readings_says_so(path: Path) -> None:
    """Whoever reads that facts tell and do not decide must not be misled; nor may a module claim what it lacks."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = " ".join((ast.get_docstring(tree) or "").split())
    assert ("readings shared by rules of one text" in said) is judges(tree)
    assert (f"`{path.stem}`" in str(facts.__doc__)) is judges(tree)
