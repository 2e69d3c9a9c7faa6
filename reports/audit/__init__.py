"""The audit of a finished report."""
