"""The map's background tiles, kept on disk: where they may be asked for, how long, and what to do without."""
