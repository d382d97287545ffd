"""The parts of the page on drinking water."""
