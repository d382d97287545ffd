"""The firms that win the demonstration town's contracts: invented, with numbers that no firm can have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard.demo.draws import generator


@dataclass(frozen=True)
class Supplier:
    """A firm as a contract names it; the identifier is a SIRET unless its type says otherwise."""

    name: str
    id: str
    id_type: str = "SIRET"


def luhn_sum(digits: str) -> int:
    """The Luhn sum of a number; a valid SIREN or SIRET has a multiple of ten."""
    values = [int(digit) * (2 if rank % 2 else 1) for rank, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in values)


def with_luhn_key(digits: str) -> str:
    """The number with the last digit that makes its Luhn sum a multiple of ten."""
    return digits + str(-luhn_sum(digits + "0") % 10)


def siret(siren: str, establishment: int) -> str:
    """The SIRET of an establishment: SIREN, four digits of rank, key."""
    return with_luhn_key(f"{siren}{establishment:04d}")


@lru_cache(maxsize=256)
def firm(name: str) -> Supplier:
    """The firm of that name. Its SIREN begins with 00, which the register gives to nobody."""
    random = generator(0, "firm", name)
    siren = with_luhn_key(f"00{int(random.integers(0, 1_000_000)):06d}")
    return Supplier(name, siret(siren, int(random.integers(1, 4))))
