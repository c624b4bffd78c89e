"""One comparison: what the samples of some rounds come to."""

import dataclasses

from driver import figures
from driver.target import Target


def busy(label):
    """The label of the share of its core that whoever is measured used meanwhile, 0 to 1."""
    return f"{label}, busy"


@dataclasses.dataclass(frozen=True)
class Comparison:
    """Which of a measurement's samples are compared, and what must come of it."""

    name: str
    what: str
    ours: str
    against: str
    unit: str
    target: Target

    def row(self, samples):
        """One row of the results, from {label: [a sample of each round]}."""
        mine, others = samples[self.ours], samples[self.against]
        ours, against = figures.median(mine), figures.median(others)
        ratios = [one / other if other else float("inf") for one, other in zip(mine, others)]
        return {
            "name": self.name,
            "ours": figures.rounded(ours),
            "against": figures.rounded(against),
            "ratio": figures.rounded(ours / against) if against else None,
            "target": self.target.text,
            "holds": self.target.holds(ours, against),
            "what": self.what,
            "unit": self.unit,
            "sides": [self.ours, self.against],
            "spread": {
                "ours": [figures.rounded(it) for it in figures.spread(mine)],
                "against": [figures.rounded(it) for it in figures.spread(others)],
                "ratio": [figures.rounded(it) for it in figures.spread(ratios)],
            },
            "rounds": len(mine),
        } | self.busy(samples)

    def busy(self, samples):
        """Of a row about speed: the least share of its core that each side used."""
        shares = [samples.get(busy(label)) for label in (self.ours, self.against)]
        return {"busy": [figures.rounded(min(it)) for it in shares]} if all(shares) else {}
