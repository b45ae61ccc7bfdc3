"""Sources on conflict and closeness: wars, disputes, rivalries, contiguity."""
