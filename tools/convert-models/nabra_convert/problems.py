"""What can be wrong with a model, as an exception whose message tells the person what to do."""


class ConversionError(Exception):
    """This model cannot be converted, and why; the others go on."""


class RefusedError(ConversionError):
    """The file wants to run something, or is built to exhaust the machine. Nothing of it has been run."""


class DamagedError(ConversionError):
    """The file ends too early or contradicts itself."""


def reason_of(error: Exception) -> str:
    """What to tell the person: a `ConversionError` speaks for itself, of anything else its kind says the most."""
    if isinstance(error, ConversionError):
        return str(error)
    return f"{type(error).__name__}: {str(error)[:500]}".rstrip(": ")
