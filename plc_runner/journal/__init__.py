"""What is kept: an append-only list of events in SQLite, and the tables it adds up to.

All SQL of the project lives here.
"""
