"""Sources on visits."""
