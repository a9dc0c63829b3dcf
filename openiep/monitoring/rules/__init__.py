"""How a child is getting on, in plain Python: values in, values and reason codes out."""
