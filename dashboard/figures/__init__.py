"""What a figure means: pure functions of values and instants, without input, output or clock."""
