"""Sources on treaties: who signed, who is bound from when to when."""
