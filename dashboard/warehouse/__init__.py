"""From landed files to a published snapshot: raw, core, marts, checks."""
