"""Says in words what joins the offers of a product: from rows alone, so that every part may show it."""
