"""Sources on who recognises whom."""
