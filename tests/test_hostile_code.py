"""What our own code never does with what others wrote: run it, load it as objects, or put it into SQL."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.sources import Source, imports, sources

# Whoever writes such a file writes a program.
OBJECTS = ("pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "jsonpickle")
MAY_NAME = {"solver.compiled": "names the error that a damaged cache of compiled code raises; it reads no pickle"}
RUNS = {"eval", "exec", "__import__", "read_pickle", "system", "popen", "getoutput"}
PUT_TOGETHER = {
    "planner.store.connection": "settings and locks of PostgreSQL take no bound values; a number, and a checked name",
    "planner.store.migration": "CREATE SCHEMA takes no bound value; the name is of a-z, 0-9 and _ (schema_of)",
}
SQL_TEXT = {"exec_driver_sql", "executescript", "DDL", "literal_column"}


def calls(source: Source) -> Iterator[tuple[str, ast.Call]]:
    """Name of what is called, without what stands before it, and the call."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr, node


def place(source: Source, node: ast.AST) -> str:
    return f"{source.name}:{getattr(node, 'lineno', 0)}"


def test_no_file_is_read_as_objects() -> None:
    """Models, plans and stages are JSON (planner.codec) or arrays; a pickle from outside would be a program."""
    found = {source.name for source in sources() for one in imports(source) if one.reaches(*OBJECTS)}
    assert found == set(MAY_NAME)
    strays = [
        place(source, node)
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "pickle"
        if node.attr != "PickleError"
    ]
    assert strays == []


def test_arrays_are_loaded_without_objects() -> None:
    """numpy's own format may hold pickles; where it is read it must say that it may not."""
    strays = [
        place(source, call)
        for source in sources()
        for name, call in calls(source)
        if name == "load" and isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name)
        if call.func.value.id in ("np", "numpy", "yaml", "torch")
    ]
    assert strays == []


def test_nothing_that_was_read_is_run() -> None:
    """No eval, no shell."""
    strays = [place(source, call) for source in sources() for name, call in calls(source) if name in RUNS]
    shells = [
        place(source, call)
        for source in sources()
        for _, call in calls(source)
        for word in call.keywords
        if word.arg == "shell" and not (isinstance(word.value, ast.Constant) and word.value.value is False)
    ]
    assert strays == []
    assert shells == []


def test_sql_is_bound_or_constant() -> None:
    """Values go to the database apart from the statement; a statement is never put together from them."""
    strays = []
    for source in sources():
        texts = {one.bound for one in imports(source) if one.origin.startswith("sqlalchemy") and one.name == "text"}
        for name, call in calls(source):
            statement = name in SQL_TEXT or (isinstance(call.func, ast.Name) and name in texts)
            if statement and not all(_is_constant(part) for part in call.args[:1]):
                strays.append(source.name)
    assert set(strays) == set(PUT_TOGETHER)


def _is_constant(part: ast.expr) -> bool:
    """A text that stands in the code, or a name in capitals that the file's top level gives one."""
    if isinstance(part, ast.Name):
        return part.id.isupper()
    if isinstance(part, ast.IfExp):
        return _is_constant(part.body) and _is_constant(part.orelse)
    return isinstance(part, ast.Constant) and isinstance(part.value, str)
