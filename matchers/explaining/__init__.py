"""Says in words why two offers are, or are not, taken for one product."""

from matchers.explaining.pair import Evidence, PairExplanation, explain_pair

__all__ = ["Evidence", "PairExplanation", "explain_pair"]
