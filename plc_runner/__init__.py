"""PLC Runner: a team's meeting protocol on the wall, against the clock, and a record that stays."""

__version__ = "0.1.0"
