"""Numbers, units, comparators and ranges: the exact grammar of quantities."""
