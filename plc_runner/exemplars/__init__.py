"""The files of samples: finding the one that was meant, keeping it, looking after it."""

from plc_runner.exemplars.finding import Found, find
from plc_runner.exemplars.keeping import FOLDER, Taken, standing, take_in, where

__all__ = ["FOLDER", "Found", "Taken", "find", "standing", "take_in", "where"]
