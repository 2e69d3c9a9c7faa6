"""Administrative divisions: the table, their names in text, which one is meant."""
