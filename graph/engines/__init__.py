"""The engines that hold a graph, one a file, behind the protocol of `graph/store.py`; backups and bulk files beside them."""
