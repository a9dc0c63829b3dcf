"""The roof's pages."""
