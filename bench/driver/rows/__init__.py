"""What is measured, in the order in which it is told. Each module has NAME, COMPARISONS and measure(lab) for one round."""

from driver.rows import calls, first, hanging, history, idle, memory, start, throughput

ALL = [throughput, hanging, start, memory, first, calls, idle, history]
