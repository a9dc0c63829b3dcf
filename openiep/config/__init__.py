"""Settings, the root of the addresses, and the command line."""
