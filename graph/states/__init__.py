"""What held when: episodes derived from claims, which source to prefer, where a mission sat."""
