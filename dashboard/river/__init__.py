"""The parts of the page on the river."""
