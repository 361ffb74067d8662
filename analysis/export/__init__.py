"""Cards → files. A renderer takes cards and knows nothing else."""
