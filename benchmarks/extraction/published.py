"""F1 of other extractors as their benchmark published them: (price, sku, availability)."""

# On the 72 pages that are here; on all 140 pages: Zyte .918/.841/.957, Diffbot .824/.765/.943, extruct .685/.537/.626.
PUBLISHED = {
    "Zyte (published)": (0.913, 0.847, 0.958),
    "Diffbot (published)": (0.881, 0.821, 0.931),
    "extruct (published)": (0.636, 0.480, 0.585),
}
