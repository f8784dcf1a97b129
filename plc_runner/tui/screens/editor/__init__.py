"""The editor: a protocol file as a form and as text, its problems, its wall."""
