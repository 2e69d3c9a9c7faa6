"""Word files in the layout of GB/T 9704."""
