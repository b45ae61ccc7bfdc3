"""The questions: one typed, synchronous function each, from a store and values to an answer. Every front calls these."""
