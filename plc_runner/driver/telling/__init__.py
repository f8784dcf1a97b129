"""What the room is told of one event, by what it is about."""
