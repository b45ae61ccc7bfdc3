"""Pictures that the service draws itself, as SVG and PNG: for pages, documents and dashboards that name a picture by its address.

The explorer draws its own; these need no browser. All text is escaped. Under each stands the source that answers.
"""
