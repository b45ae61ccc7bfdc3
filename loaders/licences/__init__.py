"""Sources on licences for the export of arms: money that may be exported, not what was delivered."""
