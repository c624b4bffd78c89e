"""Measures contenders in turn, each on one core, and compares them."""
