"""Medians and spreads of runs."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Spread:
    median: float
    least: float
    most: float

    @staticmethod
    def of(values: list[float]) -> "Spread":
        return Spread(median(values), min(values), max(values))

    def text(self, digits: int = 2) -> str:
        return f"{self.median:.{digits}f} ({self.least:.{digits}f}–{self.most:.{digits}f})"


def ratio(of: list[float], to: list[float]) -> Spread:
    """Round by round: what ran side by side is compared, since the machine has faster and slower minutes."""
    return Spread.of([first / second for first, second in zip(of, to)])
