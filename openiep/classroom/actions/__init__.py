"""Every change in this room, each behind the door."""
