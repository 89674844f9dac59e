"""What is being discussed: meetings, sittings, the agenda, the stage and the speakers."""
