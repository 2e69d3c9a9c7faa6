"""Annotated documents of our own, the scorer, and the floors that no change may fall below."""
