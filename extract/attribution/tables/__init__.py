"""The figures of tables: unit, header and row of each cell."""
