"""Which indicator, programme and group a figure is of."""
