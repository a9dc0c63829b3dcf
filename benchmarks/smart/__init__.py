"""How well and how fast targets are read: agreement with people, and targets a second."""
