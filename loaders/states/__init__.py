"""Sources on states themselves: lists of states, capitals, leaders, territory, colonial history."""
