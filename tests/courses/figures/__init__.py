"""A course with misconceptions, to be listed and explained; its tests are never run."""
