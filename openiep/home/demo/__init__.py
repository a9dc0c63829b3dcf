"""The demo school: invented, varied, believable, and the same every time."""
