"""From the bytes of a file to what it says, with every misfit told where it stands."""
