"""Questions in words: a small grammar that leads to a question of the catalogue and to the explorer's view of it."""
