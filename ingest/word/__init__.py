"""DOCX files, and what LibreOffice turns into them."""
