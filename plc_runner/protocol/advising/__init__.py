"""What is right and not wise: advice, with the better line."""
