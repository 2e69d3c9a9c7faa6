"""The noun phrase that a figure measures."""
