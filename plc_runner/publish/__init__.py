"""What leaves: the record of a session."""
