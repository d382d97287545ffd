"""The parts of the procurement page, one a module: each draws its filters, its figures and its proofs, alone."""
