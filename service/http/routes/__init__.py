"""HTTP: each route reads its parameters, asks one question and returns the answer."""
