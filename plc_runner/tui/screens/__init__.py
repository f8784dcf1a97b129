"""The screens: NAME.py beside its NAME.tcss."""
