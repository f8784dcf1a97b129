"""One run of a protocol, as pure code: commands in, events out, state as their fold."""
