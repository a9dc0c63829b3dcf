"""OpenIEP: Individual Education Plans, written, agreed, taught to and reviewed together."""
