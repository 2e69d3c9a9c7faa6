"""Whether a figure is done, planned, aimed at, required or estimated."""
