"""PDF files: text in reading order, tables, scans."""
