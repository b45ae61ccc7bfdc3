"""What every question shares: times, periods, states as of a day."""
