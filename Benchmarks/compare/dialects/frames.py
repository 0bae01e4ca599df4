"""polars: an expression for each rule."""

from functools import reduce

import polars as pl

from rules import Clause, Rule


def column(name: str) -> pl.Expr:
    first, *rest = name.split(".")
    return reduce(lambda expression, key: expression.struct.field(key), rest, pl.col(first))


def clause(clause: Clause) -> pl.Expr:
    value = column(clause.field)
    match clause.operator:
        case "exists":
            return value.is_not_null()
        case "absent":
            return value.is_null()
        case "is":
            test = value.is_in(list(clause.values)) if len(clause.values) > 1 else value == clause.values[0]
        case "begins":
            test = reduce(pl.Expr.or_, [value.str.starts_with(text) for text in clause.values])
        case "ends":
            test = reduce(pl.Expr.or_, [value.str.ends_with(text) for text in clause.values])
        case "contains":
            test = reduce(pl.Expr.or_, [value.str.contains(text, literal=True) for text in clause.values])
    return test.fill_null(False)


def condition(rule: Rule) -> pl.Expr:
    return reduce(pl.Expr.and_, [clause(part) for part in rule.all] + [~clause(part) for part in rule.none])
