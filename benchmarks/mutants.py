"""Mutants of a module: its syntax tree with one small mistake each, compiled.

One mistake an operator, boundary mistakes rather than gross ones, so that a score says something: ``<`` becomes
``<=``, never ``>=``. What no test should pin is left alone: annotations, docstrings, decorators, imports, ``__all__``
and a rule's ``citation``, ``words`` and ``kind``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitOr,
}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
UNTOUCHED_FIELDS = {"annotation", "returns", "decorator_list", "bases"}
UNTOUCHED_NAMES = {"__all__", "citation", "words", "kind"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake: where, what was written and what stands there now, and the module's code with it."""

    line: int
    change: str
    code: CodeType


def mutants(path: Path) -> list[Mutant]:
    """Every mutant of a file, in the order of its lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return sorted(_of(tree, tree, str(path)), key=lambda mutant: mutant.line)


def unchanged(path: Path) -> CodeType:
    """The module without a mistake, compiled in the same way."""
    return compile(ast.parse(path.read_text(encoding="utf-8"), str(path)), str(path), "exec")


def _of(tree: ast.Module, node: ast.AST, path: str) -> Iterator[Mutant]:
    """Mutants of all that stands in a node; each is put into the tree, compiled and taken out again."""
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED_FIELDS:
            continue
        places = value if isinstance(value, list) else [value]
        for at, child in enumerate(places):
            if not isinstance(child, ast.AST) or _is_untouched(child):
                continue
            for other in _others(child):
                _put(node, field, at, other)
                ast.fix_missing_locations(tree)
                line = getattr(child, "lineno", None) or child.target.lineno  # a comprehension has none of its own
                yield Mutant(line, _change(child, other), compile(tree, path, "exec"))
                _put(node, field, at, child)
            yield from _of(tree, child, path)


def _put(node: ast.AST, field: str, at: int, child: ast.AST) -> None:
    value = getattr(node, field)
    if isinstance(value, list):
        value[at] = child
    else:
        setattr(node, field, child)


def _is_untouched(node: ast.AST) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom():
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name in UNTOUCHED_NAMES
    return False


def _change(before: ast.AST, after: ast.AST) -> str:
    return f"{_told(before)} -> {_told(after)}"


def _told(node: ast.AST) -> str:
    """A node in one line: of a statement with a body, its first."""
    return ast.unparse(node).strip().partition("\n")[0]


def _others(node: ast.AST) -> Iterator[ast.AST]:
    """What a slip of the hand could have written in place of a node."""
    match node:
        case ast.stmt():
            yield from _statements(node)
        case ast.Compare() | ast.BoolOp() | ast.UnaryOp() | ast.IfExp():
            yield from _logic(node)
        case ast.comprehension(ifs=[_, *_]):
            for at in range(len(node.ifs)):
                yield ast.comprehension(node.target, node.iter, _without(node.ifs, at), node.is_async)
        case ast.expr():
            yield from _values(node)


def _statements(node: ast.stmt) -> Iterator[ast.stmt]:
    match node:
        case ast.If():
            for always in (True, False):
                yield ast.copy_location(ast.If(ast.Constant(always), node.body, node.orelse), node)
        case ast.Expr():
            yield ast.copy_location(ast.Pass(), node)
        case ast.AugAssign() if type(node.op) in RECKONED:
            yield ast.copy_location(ast.AugAssign(node.target, RECKONED[type(node.op)](), node.value), node)
        case ast.Continue() | ast.Break():
            yield ast.copy_location(ast.Pass(), node)


def _logic(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Compare():
            for at, op in enumerate(node.ops):
                ops = [*node.ops[:at], COMPARED[type(op)](), *node.ops[at + 1 :]]
                yield ast.Compare(node.left, ops, node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
            for at in range(len(node.values)):
                yield ast.BoolOp(node.op, rest) if len(rest := _without(node.values, at)) > 1 else rest[0]
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.IfExp():
            yield node.body
            yield node.orelse


def _values(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.BinOp() if type(node.op) in RECKONED:
            yield ast.BinOp(node.left, RECKONED[type(node.op)](), node.right)
            if isinstance(node.op, ast.Add | ast.Sub):
                yield node.left
        case ast.Call(func=ast.Name(id=name)) if name in CALLED:
            yield ast.Call(ast.Name(CALLED[name], ast.Load()), node.args, node.keywords)
        case ast.Tuple(ctx=ast.Load()) | ast.List(ctx=ast.Load()) | ast.Set():
            for at, element in enumerate(node.elts):
                if isinstance(element, ast.Starred):
                    yield _displayed(node, _without(node.elts, at))


def _displayed(node: ast.Tuple | ast.List | ast.Set, elements: list[ast.expr]) -> ast.expr:
    if isinstance(node, ast.Set):
        return ast.Set(elements)
    return type(node)(elements, ast.Load())


def _without(values: list[ast.expr], at: int) -> list[ast.expr]:
    return values[:at] + values[at + 1 :]
