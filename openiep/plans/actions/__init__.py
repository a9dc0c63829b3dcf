"""What may be done with a plan, one verb each, all behind the door."""
