"""A part of the graph as GraphML or GEXF (networkx, the extra `export`), or as JSON-LD with PROV-O (W3C): edges derived from claims,
claims quoted from sources."""

from __future__ import annotations

import io
from typing import Any

import orjson

from legation.graph.errors import InputError
from legation.graph.signs import escaped, shown
from legation.service.answers.base import SourceRef
from legation.service.answers.subgraph import Subgraph

_CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "leg": "urn:legation:term:",
    "subject": {"@id": "leg:subject", "@type": "@id"},
    "object": {"@id": "leg:object", "@type": "@id"},
    "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "quotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "attributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "earliest": {"@id": "leg:earliest", "@type": "xsd:date"},
    "latest": {"@id": "leg:latest", "@type": "xsd:date"},
    "label": "rdfs:label",
    "tiv": "leg:tiv",
    "disputed": "leg:disputed",
    "latitude": "geo:lat",
    "longitude": "geo:long",
    "title": "dcterms:title",
    "publisher": "dcterms:publisher",
    "issued": "dcterms:issued",
    "citation": "dcterms:bibliographicCitation",
}


def to_xml(answer: Subgraph, form: str) -> bytes:
    """`graphml` or `gexf`. Lists become texts and what is not known is left out, as both forms want. Raises InputError without networkx."""
    try:
        import networkx
    except ImportError as error:
        raise InputError("graph files need the extra `export`: pip install 'legation[export]'", place="format") from error
    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(name="Legation")
    for node in answer.nodes:
        values = _plain(node.model_dump(exclude={"id", "name"}))
        made.add_node(node.id, label=shown(node.name), **values)
    citations = {one.id: one.citation for one in answer.sources}
    source_of = {one.claim: one.source for one in answer.stated_in}
    for edge in answer.edges:
        cited = dict.fromkeys(citations[source_of[claim]] for claim in edge.claims if claim in source_of)
        values = _plain(edge.model_dump(exclude={"id", "subject", "object"}))
        made.add_edge(edge.subject, edge.object, key=edge.id, label=edge.type, citation=shown("; ".join(cited), lines=True), **values)
    out = io.BytesIO()
    if form == "graphml":
        networkx.write_graphml(made, out, named_key_ids=True)
    else:
        networkx.write_gexf(made, out)
    return out.getvalue()


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: shown("; ".join(map(str, value)), lines=True) if isinstance(value, list) else _shown(value)
        for name, value in values.items()
        if value is not None
    }  # fmt: skip


def _shown(value: Any) -> Any:
    return shown(value, lines=True) if isinstance(value, str) else value


def to_json_ld(answer: Subgraph) -> bytes:
    """JSON-LD 1.1. Ids are URNs of the register's parties and of the graph's claims and sources."""
    nodes: list[dict[str, Any]] = [
        {"@id": f"urn:legation:party:{one.id}", "@type": ["prov:Agent", f"leg:{one.kind}"], "label": one.name}
        | _plain({"latitude": one.latitude, "longitude": one.longitude})
        for one in answer.nodes
    ]
    for edge in answer.edges:
        said = {"earliest": edge.earliest, "latest": edge.latest, "tiv": edge.tiv, "disputed": edge.disputed}
        nodes.append(
            {
                "@id": "urn:legation:edge:" + edge.id.replace("|", ":"), "@type": ["prov:Entity", f"leg:{edge.type}"],
                "subject": f"urn:legation:party:{edge.subject}", "object": f"urn:legation:party:{edge.object}",
                "derivedFrom": [f"urn:legation:claim:{claim}" for claim in edge.claims], **_plain(said),
            }
        )  # fmt: skip
    nodes += [
        {"@id": f"urn:legation:claim:{one.claim}", "@type": "prov:Entity", "quotedFrom": f"urn:legation:source:{one.source}"}
        for one in answer.stated_in
    ]
    nodes += [_source(one) for one in answer.sources]
    return escaped(orjson.dumps({"@context": _CONTEXT, "@graph": nodes}))


def _source(one: SourceRef) -> dict[str, Any]:
    values = {"title": one.title, "publisher": one.publisher, "issued": one.published, "citation": one.citation, "rdfs:seeAlso": one.url}
    return {"@id": f"urn:legation:source:{one.id}", "@type": ["prov:Entity", "prov:PrimarySource"], **_plain(values)}
