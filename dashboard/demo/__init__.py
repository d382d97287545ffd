"""The demonstration town: files in each publisher's own format, at any scale, from a fixed seed.

Everything here is a pure function of (seed, scale, absolute time). Real facts (contour, station codes, access
points) are kept; every figure is invented, and whatever is drawn from it says "Données de démonstration".
"""
