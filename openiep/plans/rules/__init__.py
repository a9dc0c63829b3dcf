"""What the rules of a plan decide, in plain Python."""
