"""From listings to products at scale: time, memory and F1 at growing sizes, and splink on the same listings."""
