"""What must hold of recording in the classroom, in plain Python."""
