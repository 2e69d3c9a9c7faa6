"""Time expressions and the days they cover."""
