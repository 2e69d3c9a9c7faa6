"""Which side of an indicator a figure is: level, change, share, multiple, and against what."""
