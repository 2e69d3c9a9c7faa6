"""The period of a figure."""
