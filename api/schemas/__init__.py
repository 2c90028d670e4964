"""The shapes of answers, one file per resource; OpenAPI is made from them."""
