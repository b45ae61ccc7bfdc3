"""An answer's table as text, as Parquet, and the metadata that goes with it."""
