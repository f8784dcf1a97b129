"""Plain mode: a whole meeting on standard input and output, without boxes or colours."""
