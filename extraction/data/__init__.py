"""Word lists of the extractor: cities, groups, stop names."""
