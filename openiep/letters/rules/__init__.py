"""What a file is by its content, and the same file without what nobody meant to send."""
