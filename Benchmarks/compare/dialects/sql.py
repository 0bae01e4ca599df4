"""SQL: one number per record, with the bit of each rule that holds."""

from rules import Clause, Rule


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class SQL:
    """What dialects of SQL have in common. `column` gives the expression for a field: a text, null or '' if absent."""

    def __init__(self, column, begins, ends, contains):
        self.column, self.begins, self.ends, self.contains = column, begins, ends, contains

    def clause(self, clause: Clause) -> str:
        column = self.column(clause.field)
        match clause.operator:
            case "exists":
                return f"{column} <> ''"
            case "absent":
                return f"{column} = ''"
            case "is" if len(clause.values) > 1:
                return f"{column} IN ({', '.join(map(quoted, clause.values))})"
            case "is":
                return f"{column} = {quoted(clause.values[0])}"
            case "begins":
                tests = [self.begins(column, quoted(value)) for value in clause.values]
            case "ends":
                tests = [self.ends(column, quoted(value)) for value in clause.values]
            case "contains":
                tests = [self.contains(column, quoted(value)) for value in clause.values]
        return "(" + " OR ".join(tests) + ")"

    def condition(self, rule: Rule) -> str:
        parts = [self.clause(clause) for clause in rule.all]
        parts += [f"NOT ({self.clause(clause)})" for clause in rule.none]
        return " AND ".join(parts)
