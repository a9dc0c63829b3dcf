"""An old plan's words, parted by its own headings, each passage with the part it may go to."""
