"""Questions about treaties and licences."""
