"""Frameworks of learning standards: reading them from a file, and finding one in them."""
