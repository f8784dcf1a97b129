"""What the journal tells, looked at from today: what is open, who is next, why we do it."""
