"""The files of samples: the one that a line means, what is kept of it, and where it lies."""
