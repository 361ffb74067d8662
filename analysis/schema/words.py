"""Allowed values and names of tables as a reader sees them, and lists in words: the one place that writes a key out."""

from functools import cache

from analysis.schema import TABLES, columns

WORDS = {
    "big_tech": "large technology company",
    "amortized_hardware_energy": "amortized hardware and energy",
    "first_party": "maker of the model",
    "third_party_host": "third-party host",
    "full_development": "all development of a year",
    "rl_stage_only": "one training stage only",
    "api_prices": "API prices",
    "compute": "computing power",
    "buys compute": "orders computing power",
}
"""Keys whose words are more than the key without its underscores."""

EXCEPTED = "exception applies: no safe line"
"""The outcome of a guideline of mergers whose safe lines do not hold for a party with half of the market."""


def in_words(key: object) -> str:
    """A key in words.

    >>> in_words("open_weights"), in_words("big_tech")
    ('open weights', 'large technology company')
    """
    return WORDS.get(str(key), str(key).replace("_", " "))


@cache
def keys() -> frozenset[str]:
    """The allowed values and names of tables that no reader should meet as they are."""
    allowed = (value for table in TABLES for column in columns(table) for value in column.allowed)
    return frozenset(key for key in (*allowed, *TABLES) if "_" in key)


INPUT_PARTS, OUTPUT_PARTS = 3, 1

BLENDED = "blended"


def per_tokens(price_kind: str) -> str:
    """What a price is for, in words.

    >>> per_tokens("output"), per_tokens("blended")
    ('per million output tokens', 'per million tokens, blended 3:1')
    """
    if price_kind == BLENDED:
        return f"per million tokens, blended {INPUT_PARTS}:{OUTPUT_PARTS}"
    return f"per million {price_kind} tokens"
