"""From raw input to a `Document`: the only rooms that know an encoding or a parser."""
