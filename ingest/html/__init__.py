"""HTML pages: main text, tables, metadata."""
