"""Made-up teams to look around in, and to measure with, made by the real engine."""
