"""What a protocol is: the model, the reader of its files, and the plan for a room."""
