"""Watching feeds: RSS and Atom of ministries and agencies as a source. What their items state waits for a review (`legation watch`)."""
