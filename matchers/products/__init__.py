"""What comes of groups of offers: ids that stay, golden records, groups of variants, one vocabulary for all stores."""
