"""Sources on diplomatic relations."""
