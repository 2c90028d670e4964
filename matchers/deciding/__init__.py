"""From a scored pair to one of three outcomes: merge, keep apart, ask an operator."""
