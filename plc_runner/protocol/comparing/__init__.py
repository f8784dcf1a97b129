"""What is different between two protocols, step by step, in words."""
