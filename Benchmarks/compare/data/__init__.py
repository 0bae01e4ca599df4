"""Made-up CloudTrail objects: from a seed, always the same bytes."""
