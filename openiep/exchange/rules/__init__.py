"""How a file becomes children and children become a file, cell by cell, in plain Python."""
