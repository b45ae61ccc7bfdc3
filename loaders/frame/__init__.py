"""The frame of every loader: declaration, files, tables, names, the run that accounts for each row."""
