"""Legation: a knowledge graph service for diplomatic relations.

The five rooms of the package lie in the project's top-level folders of the same names; this folder links to them, so that
one name, `legation`, stands in site-packages. Imports point one way: `cypher` <- `graph` <- `extraction`, `loaders` <- `service`.
"""
