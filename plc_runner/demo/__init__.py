"""Made-up teams to look around in, and to measure with, made by the real engine."""

from plc_runner.demo.folders import NOW, make_demo, make_district
from plc_runner.demo.room import UTC_OFFSET

__all__ = ["NOW", "UTC_OFFSET", "make_demo", "make_district"]
