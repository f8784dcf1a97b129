"""The library: all protocols, each as a plan and as on the wall."""
