"""Every version that was given out comes to the newest form with all of its rows."""
