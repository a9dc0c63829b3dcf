"""The child and the people around the child; schools and classes."""
