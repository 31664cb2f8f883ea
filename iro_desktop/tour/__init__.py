"""The guided tour: the main job without a screen, told in pictures, on two laptops and an office of its own."""

from iro_desktop.tour.journey import take_tour
from iro_desktop.tour.shots import take_shots

__all__ = ["take_shots", "take_tour"]
