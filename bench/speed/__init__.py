"""What the reading costs: the encoder alone, the analysis, and the whole path after it."""
