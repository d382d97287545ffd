"""The instrument panel of a town, drawn from the open data that it publishes."""
