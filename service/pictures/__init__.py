"""Pictures by address, for `<img>`, documents and dashboards: each asks a question and draws its answer."""
