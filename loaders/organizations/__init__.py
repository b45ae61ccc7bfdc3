"""Sources on organisations: members, votes, alliances."""
