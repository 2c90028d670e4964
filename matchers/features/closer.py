"""Features that take a closer look: for pairs asked about between whole catalogues, too slow for every candidate."""

from matchers.features.table import Feature, column

_MANNER = {
    "weight_low": "both titles say things that the other catalogue would say too",
    "weight_high": "one title says things that the other catalogue would say too",
    "rarest_low": "both titles have a rare word that the other catalogue knows",
    "rarest_high": "one title has a rare word that the other catalogue knows",
    "undescribed_low": "both offers say things that the other says nowhere, nor its catalogue elsewhere",
    "undescribed_high": "one offer says things that the other says nowhere",
}
_DETAILS = {
    "described_measures": "the description confirms a measure",
    "described_conflicts": "the description contradicts a measure",
    "described_colour": "the description's colour",
    "described_code": "a rare model code is in both, one of them in the description",
    "codes_apart": "both name model codes, and none is the same",
    "versions_shared": "versions that agree",
    "versions_conflict": "the versions differ",
    "versions_low": "both name versions that the other lacks",
    "versions_high": "one names versions that the other lacks",
    "platform_conflict": "the platforms differ",
    "platform_lacking": "only one names a platform",
    "sales_lacking": "only one is an upgrade, academic, licence or the like",
    "sales_conflict": "different kinds of sale",
    "grades": "editions such as standard or professional",
}

CLOSER: tuple[Feature, ...] = (
    *(column(f"manner_{field}", meaning, "manner", field) for field, meaning in _MANNER.items()),
    *(column(f"detail_{field}", meaning, "details", field) for field, meaning in _DETAILS.items()),
)
