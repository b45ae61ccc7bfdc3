"""Texts as sources: collections of pages whose sentences become claims."""
