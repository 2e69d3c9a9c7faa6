"""The commands of the command line, a module for each group of users; only gongbao.py imports it."""

from .messages import Language, one_line

__all__ = ["Language", "one_line"]
