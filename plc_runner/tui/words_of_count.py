"""Numbers with their noun."""


def count(number: int, noun: str) -> str:
    """`1 decision`, `2 decisions`, `no decision`."""
    return f"{number or 'no'} {noun}{'s' if number > 1 else ''}"
