"""Claims, sources and what the facts rest on."""
