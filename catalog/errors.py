"""The one family of errors. Each carries a stable code; adapters translate foreign errors with ``from``."""


class PricemeshError(Exception):
    """Base of every error that pricemesh raises on purpose.

    The message names the rule, the value and the remedy; ``code`` is stable and safe to match on.
    """

    code = "pricemesh_error"


class InvalidValueError(PricemeshError, ValueError):
    """A value broke a rule of the domain."""

    code = "invalid_value"


class NotFoundError(PricemeshError, LookupError):
    """What was asked for is not in the catalog."""

    code = "not_found"


class ConflictError(PricemeshError):
    """The state changed underneath: somebody else claimed, wrote or removed it first."""

    code = "conflict"


class ConfigurationError(PricemeshError):
    """A setting, store file or option is wrong; the message says which and what would be right."""

    code = "configuration"


class InsufficientDataError(PricemeshError):
    """There is too little data for what was asked; the message says how much there is and how much it takes."""

    code = "insufficient_data"


class ServiceUnavailableError(PricemeshError):
    """A database, search engine, browser or store cannot be reached."""

    code = "service_unavailable"
