"""What a figure is about: indicator, subject, facet, status, period, region, and its links to others."""
