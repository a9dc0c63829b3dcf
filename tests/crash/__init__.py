"""What people were told is saved is there after the server was killed at any moment."""
