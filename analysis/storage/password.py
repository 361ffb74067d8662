"""The editor's password: a salted scrypt hash, compared in constant time, with a growing wait after wrong ones.

`python -m analysis.storage.password` asks for a password and prints the hash for GENAI_EDIT_PASSWORD_HASH.
"""

import base64
import getpass
import hashlib
import hmac
import secrets
import sys
import threading
from dataclasses import dataclass, field

COST, BLOCK, PARALLEL = 2**17, 8, 1
"""Of scrypt: 128 MB and a third of a second for each guess; hashes of another cost, which they name, still open."""
MEMORY = 2**29
"""Bytes that one hash may take; the library's own limit is below what this cost needs."""
FREE = 3
"""Wrong passwords before the first wait."""
LONGEST, LONGEST_OF_ALL = 60.0, 5.0
"""Seconds of the longest wait of one reader, and of the one that all share: a guesser never locks others out."""
EVERYBODY = "*"
ONE_AT_A_TIME = threading.Lock()
"""Many guesses at once would take the server's memory."""


def hashed(password: str, salt: bytes | None = None) -> str:
    """The hash of a password, with all that is needed to compare: scrypt:cost:block:parallel:salt:key."""
    salt = secrets.token_bytes(16) if salt is None else salt
    key = hashlib.scrypt(password.encode(), salt=salt, n=COST, r=BLOCK, p=PARALLEL, maxmem=MEMORY, dklen=32)
    return ":".join(["scrypt", str(COST), str(BLOCK), str(PARALLEL), _text(salt), _text(key)])


def _text(some: bytes) -> str:
    return base64.urlsafe_b64encode(some).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def is_hash(stored: str) -> bool:
    """True for a text that `hashed` may have made."""
    try:
        name, cost, block, parallel, salt, key = stored.split(":")
        cost_ok = 2**10 <= int(cost) <= 2**18 and 1 <= int(block) <= 16 and 1 <= int(parallel) <= 4
        cost_ok = cost_ok and 128 * int(cost) * int(block) < MEMORY and int(cost).bit_count() == 1
        return name == "scrypt" and cost_ok and len(_bytes(salt)) >= 8 and len(_bytes(key)) == 32
    except ValueError:
        return False


def matches(password: str, stored: str) -> bool:
    """True for the password of a hash; False for a hash that is none."""
    if not is_hash(stored):
        return False
    _, cost, block, parallel, salt, key = stored.split(":")
    with ONE_AT_A_TIME:
        made = hashlib.scrypt(
            password[:1000].encode("utf-8", "replace"),
            salt=_bytes(salt),
            n=int(cost),
            r=int(block),
            p=int(parallel),
            maxmem=MEMORY,
            dklen=32,
        )
    return hmac.compare_digest(made, _bytes(key))


@dataclass
class Throttle:
    """Wrong passwords by address of the reader, and of all together; times are seconds of any steady clock."""

    wrong: dict[str, tuple[int, float]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, who: str, at: float) -> float:
        """Seconds until this reader may try again; 0 where now is fine."""
        times = []
        for name, free, longest in ((who, FREE, LONGEST), (EVERYBODY, 10 * FREE, LONGEST_OF_ALL)):
            count, last = self.wrong.get(name, (0, 0.0))
            pause = min(longest, 2.0 ** (count - free)) if count >= free else 0.0
            times.append(last + pause - at)
        return max(0.0, *times)

    def begin(self, who: str, at: float) -> float:
        """Counts a try as wrong before it is compared, so that tries at once count each other; 0.0, or the seconds to
        wait, and then nothing was counted.
        """
        with self.lock:
            wait = self.wait(who, at)
            if wait:
                return wait
            for name in (who, EVERYBODY):
                count, _ = self.wrong.pop(name, (0, 0.0))
                self.wrong[name] = (min(count + 1, 60), at)
            while len(self.wrong) > 1000:
                self.wrong.pop(next(iter(self.wrong)))
            return 0.0

    def opened(self, who: str) -> None:
        """A good password wipes the reader's wrong ones, and those that all share."""
        with self.lock:
            self.wrong.pop(who, None)
            self.wrong.pop(EVERYBODY, None)


def main() -> int:
    """Asks for a password twice and prints its hash."""
    first = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if sys.stdin.isatty() and first != getpass.getpass("Again: "):
        print("The two differ.", file=sys.stderr)
        return 1
    if len(first) < 8:
        print("Use eight characters or more.", file=sys.stderr)
        return 1
    print(hashed(first))
    return 0


if __name__ == "__main__":
    sys.exit(main())
