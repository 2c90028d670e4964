"""What shops write where they have no number, brand or other value to show; letters and digits only."""

from spiders.extraction.words import names

NO_VALUE = frozenset(
    names(
        "na nd nv nb ka none null undefined nan nil unknown tbd tba doesnotapply notapplicable notavailable "
        "nichtzutreffend nichtverfügbar keineangabe noaplicable nonapplicabile nondisponibile nodisponible neplatí "
        "nocorresponde nespasapplique nondisponible niedotyczy brak brakdanych saknas ejtillgängligt"
    )
)
