"""Stage 4: tables become briefings."""
