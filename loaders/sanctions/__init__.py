"""Sources on sanctions and embargoes."""
