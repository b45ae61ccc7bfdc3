"""Cities: which one a name, a district or a position means."""

from legation.graph.places.gazetteer import City, cities_called, city_of, same_place

__all__ = ["City", "cities_called", "city_of", "same_place"]
