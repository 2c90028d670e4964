"""What comes of groups of offers: ids that stay, golden records, groups of variants, one category tree."""
