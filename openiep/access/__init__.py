"""Who may do what, how staff sign in, and the record of what was done and read."""
