"""The three views of the map: what is near an address, who is far from what, what the address base is worth."""
