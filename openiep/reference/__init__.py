"""What the field calls things, as data files: need codes, areas, measures, packs. No models."""
