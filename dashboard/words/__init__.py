"""The sentences of the pages, computed from values: plain French, right agreement, and able to say "unknown"."""
