"""Reasons of this room as sentences, and what the preview of a list prints."""
