"""What this room decides, in plain Python: recording, and how a child is getting on."""
