"""Measures what the documentation promises."""
