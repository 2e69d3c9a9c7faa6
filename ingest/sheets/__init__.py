"""Spreadsheets: XLSX, XLS, CSV."""
