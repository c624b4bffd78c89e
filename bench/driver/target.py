"""What a figure must reach, in words and as a verdict."""

import dataclasses
import typing


@dataclasses.dataclass(frozen=True)
class Target:
    text: str
    reached: typing.Callable[[float, float], bool]

    def holds(self, ours, against):
        return bool(self.reached(ours, against))


def at_least(times):
    return Target(f">= {times:g} x", lambda ours, against: ours >= times * against)


def at_most(times):
    return Target(f"<= {times:g} x", lambda ours, against: ours <= times * against)


def limit(unit):
    """The other side is the limit itself."""
    return Target(f"<= limit ({unit})", lambda ours, against: ours <= against)


def at_most_more(addition, unit):
    return Target(f"<= its + {addition:g} {unit}", lambda ours, against: ours <= against + addition)


def equal(tolerance):
    """As equal as counting within a window can tell."""
    return Target(
        f"equal (within {tolerance:.0%})",
        lambda ours, against: against * (1 - tolerance) <= ours <= against * (1 + tolerance),
    )
