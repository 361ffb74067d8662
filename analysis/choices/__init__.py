"""What a reader may choose: options come from the data, never from a list in code."""
