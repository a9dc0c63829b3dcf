"""The Individual Education Plan, from draft to agreed to closed."""
