"""One key for the names that rating systems, leaderboards and price lists print for the same model."""

import re
from functools import lru_cache

VARIANT = re.compile(
    r"\b(instruct|instruction|chat|base|it|hf|(?<!o1 )preview|beta|latest|v0 \d|v1 \d|xhigh|high|medium|low|(?<=claude"
    r" opus \d \d )thinking|webapp|customtools|"
    r"64k|120k|0314|0613|0709|001|002|\d{8}|\d{4} \d\d \d\d)\b"
)
MAKER = re.compile(r"^(meta|cohere|google|openai|anthropic|nvidia|snowflake|fireworks|mistralai|open)\s")
TUNED = re.compile(r"\b(instruct|instruction|chat|base|it|hf)\b")
SIZE = re.compile(r"\b(a?\d+[bm])\b")


@lru_cache(maxsize=16384)
def model_key(name: object, variants: bool = False) -> str:
    """Letters and digits of a name, without its maker; unless `variants`, without words such as Instruct or Chat too.

    Base and tuned variants of one size then share a key; two sizes or two versions never do.

    >>> model_key("OLMo-7B") == model_key("OLMo 7B Instruct")
    True
    >>> model_key("Command R+") == model_key("Command-R"), model_key("Llama 3 70B") == model_key("Llama 3.1 70B")
    (False, False)
    """
    words = _words(name)
    if not variants:
        words = VARIANT.sub(" ", words)
    return re.sub(r"\s+", "", words)


def _words(name: object) -> str:
    words = re.sub(r"[^a-z0-9+]+", " ", re.sub(r"^[\w.-]+/", "", str(name).lower())).strip()
    return MAKER.sub("", words)


@lru_cache(maxsize=16384)
def family_key(name: object, sized: bool = False) -> str:
    """The key of a name without words such as Instruct or Chat and, unless `sized`, without its size.

    >>> family_key("BLOOM", sized=True) == family_key("BLOOM-176B")
    True
    >>> family_key("OPT-66B", sized=True) == family_key("OPT-175B")
    False
    """
    words = TUNED.sub(" ", _words(name))
    return re.sub(r"\s+", "", words if sized else SIZE.sub(" ", words))
