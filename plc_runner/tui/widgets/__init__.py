"""The widgets of the wall."""
