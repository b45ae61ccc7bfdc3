"""The engines that hold a graph, one a file, behind the protocol of `graph/protocol.py`."""
