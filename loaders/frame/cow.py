"""What the data sets of the Correlates of War Project have in common: publisher, licence, address, form of a citation."""

from __future__ import annotations

from legation.graph.claims import Source

PUBLISHER = "Correlates of War Project"
LICENCE = "free for research with citation"
URL = "https://correlatesofwar.org/data-sets/"
FILES = "https://correlatesofwar.org/wp-content/uploads/"


def cow_source(title: str, version: str, published: str, citation: str, dataset: str, path: str) -> Source:
    """One version of a data set as a source. `published` (EDTF) is when the version came out, `path` its page below URL."""
    return Source(
        publisher=PUBLISHER,
        publication=title,
        title=f"{title}, version {version}",
        url=f"{URL}{path}",
        published=published,
        edition=f"v{version}",
        licence=LICENCE,
        citation=citation,
        dataset=dataset,
    )
