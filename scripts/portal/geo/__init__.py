"""The map, by way of shapely: where borders run, and how they are drawn."""

from portal.geo.borders import Misplaced, Mistake, misplaced, silhouette

__all__ = ["Misplaced", "Mistake", "misplaced", "silhouette"]
