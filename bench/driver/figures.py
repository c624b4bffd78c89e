"""What is made of samples: pure arithmetic."""

import math
import statistics


def median(samples):
    return statistics.median(samples)


def spread(samples):
    """The lowest and the highest."""
    return [min(samples), max(samples)]


def percentile(samples, part):
    """The smallest sample that so large a part does not exceed (nearest rank)."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)]


def rounded(number):
    """Three digits are more than two runs agree on."""
    if number == 0 or not math.isfinite(number):
        return number
    digits = 2 - math.floor(math.log10(abs(number)))
    return round(number, digits) if digits > 0 else float(round(number))
