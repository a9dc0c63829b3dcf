"""What the roof's pages print."""
