"""What a notice says of itself: title, organ, numbers, dates, kind."""
