"""What this room decides, in plain Python."""
