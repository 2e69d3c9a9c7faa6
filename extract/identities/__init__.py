"""Arithmetic identities between the figures of a document, checked."""
