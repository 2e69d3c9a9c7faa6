"""Benchmarks: `python -m benchmarks` runs them all, `python -m benchmarks extraction` one.

Each prints a table with ratios to a baseline that ran in the same process on the same input;
absolute times depend on the machine.
"""
