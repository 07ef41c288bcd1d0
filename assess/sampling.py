"""Distributions, seeded streams of draws, and what a simulated figure says.

Draws come from quantile tables: 65,536 quantiles of a shape, looked up by raw 16-bit numbers, which is
several times faster than drawing from the distribution. The tails are cut at a probability of 1/131,072, so
the 99.9th percentile is safe and a maximum is not.
"""

import hashlib
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, betaincinv, ndtri

from assess.models import Result

Floats = NDArray[np.float64]

LAMBDA = 4
"""Weight of the mode in PERT."""
TABLE = 1 << 16
KNOTS = 2_049
"""Points at which a table's distribution function is computed; between them it is interpolated."""
CHUNK = 1 << 14
"""Draws made at a time, so that working memory stays small and in cache."""
QUANTILES = (0.05, 0.1, 0.5, 0.9, 0.95)
"""Those of a simulated figure."""
CI90 = 2 * float(ndtri(0.95))
"""Width of the central 90 % of a normal distribution, in standard deviations."""


class InvalidDistribution(ValueError):
    """Parameters that make no distribution; `field` names the one to correct."""

    def __init__(self, field: str, value: object, expected: str) -> None:
        super().__init__(f"{field}: {value!r} should be {expected}")
        self.field = field


@dataclass(frozen=True)
class Pert:
    """PERT with λ = 4: a beta distribution on [low, high] with a mode; constant where the three are equal.

    α = 1 + 4 (mode − low) / (high − low), β = 1 + 4 (high − mode) / (high − low) (Vose, Risk Analysis).

    Raises:
        InvalidDistribution: a value that is missing, not finite, or out of order.
    """

    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        for field in ("low", "mode", "high"):
            _check_finite(field, getattr(self, field))
        if self.mode < self.low:
            raise InvalidDistribution("mode", self.mode, f"at least low, {self.low}")
        if self.high < self.mode:
            raise InvalidDistribution("high", self.high, f"at least mode, {self.mode}")

    @property
    def constant(self) -> bool:
        """Whether there is nothing to draw."""
        return self.low == self.high

    @property
    def alpha(self) -> float:
        """First shape parameter; 1 where constant."""
        return 1.0 if self.constant else 1 + LAMBDA * (self.mode - self.low) / (self.high - self.low)

    @property
    def beta(self) -> float:
        """Second shape parameter; 1 where constant."""
        return 1.0 if self.constant else 1 + LAMBDA * (self.high - self.mode) / (self.high - self.low)

    @property
    def mean(self) -> float:
        """(low + 4 mode + high) / 6."""
        return (self.low + LAMBDA * self.mode + self.high) / (LAMBDA + 2)

    @property
    def variance(self) -> float:
        """(mean − low)(high − mean) / 7."""
        return (self.mean - self.low) * (self.high - self.mean) / (LAMBDA + 3)

    @property
    def sd(self) -> float:
        """Standard deviation."""
        return math.sqrt(self.variance)

    def quantile(self, p: float) -> float:
        """The value below which a share p of the distribution lies, exactly."""
        return self.low + (self.high - self.low) * float(betaincinv(self.alpha, self.beta, p))

    def table(self) -> Floats:
        """Its quantiles at (k + ½) / 65,536."""
        if self.constant:
            return np.full(TABLE, self.low)
        return self.low + (self.high - self.low) * _beta_table(self.alpha, self.beta)


@dataclass(frozen=True)
class Lognormal:
    """A positive quantity whose logarithm is normal with mean `mu` and standard deviation `sigma`."""

    mu: float
    sigma: float

    @classmethod
    def from_ci90(cls, low: float, high: float) -> "Lognormal":
        """From the values that 5 % lie below and 5 % above.

        Raises:
            InvalidDistribution: unless 0 < low < high.
        """
        _check_finite("low", low)
        _check_finite("high", high)
        if low <= 0:
            raise InvalidDistribution("low", low, "above 0")
        if high <= low:
            raise InvalidDistribution("high", high, f"above low, {low}")
        return cls((math.log(low) + math.log(high)) / 2, math.log(high / low) / CI90)

    @classmethod
    def through(cls, first: tuple[float, float], second: tuple[float, float]) -> "Lognormal":
        """From two points (value, probability that it is exceeded), as a tolerance curve is given.

        Raises:
            InvalidDistribution: unless the larger value has the smaller probability, both within 0–1.
        """
        (x1, p1), (x2, p2) = sorted((first, second))
        for field, value in (("value", x1), ("value", x2), ("probability", p1), ("probability", p2)):
            _check_finite(field, value)
        if not 0 < x1 < x2:
            raise InvalidDistribution("value", x1, f"above 0 and below {x2}")
        if not 0 < p2 < p1 < 1:
            raise InvalidDistribution("probability", p2, f"above 0 and below {p1}")
        z1, z2 = float(ndtri(1 - p1)), float(ndtri(1 - p2))
        sigma = math.log(x2 / x1) / (z2 - z1)
        return cls(math.log(x1) - sigma * z1, sigma)

    @property
    def mean(self) -> float:
        """exp(μ + σ² / 2), well above the median where σ is large."""
        return math.exp(self.mu + self.sigma**2 / 2)

    @property
    def variance(self) -> float:
        """(exp(σ²) − 1) · mean²."""
        return math.expm1(self.sigma**2) * self.mean**2

    @property
    def sd(self) -> float:
        """Standard deviation."""
        return math.sqrt(self.variance)

    def quantile(self, p: float) -> float:
        """The value below which a share p of the distribution lies."""
        return math.exp(self.mu + self.sigma * float(ndtri(p)))

    def table(self) -> Floats:
        """Its quantiles at (k + ½) / 65,536."""
        return np.asarray(np.exp(self.mu + self.sigma * _normal_table()))


def _check_finite(field: str, value: object) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise InvalidDistribution(field, value, "a finite number")


@cache
def _probabilities() -> Floats:
    return (np.arange(TABLE) + 0.5) / TABLE


@cache
def _normal_table() -> Floats:
    return np.asarray(ndtri(_probabilities()))


@lru_cache(maxsize=128)
def _beta_table(alpha: float, beta: float) -> Floats:
    """Quantiles of a beta distribution: its distribution function on cosine-spaced points, read backwards.

    The points lie dense at both ends, where a beta's quantiles bend most; the error is below 1e-6.
    Half a megabyte each, so that not all of them are kept.
    """
    x = (1 - np.cos(np.linspace(0, np.pi, KNOTS))) / 2
    table = np.interp(_probabilities(), betainc(alpha, beta, x), x)
    table.setflags(write=False)
    return table


def stream(seed: int, key: str) -> np.random.Generator:
    """The random numbers of one named thing.

    They depend on the seed and the name alone: another name beside it leaves them as they are. The name is
    hashed with SHA-256, since Python's own hash differs from run to run.
    """
    digest = hashlib.sha256(key.encode()).digest()
    words = [int.from_bytes(digest[i : i + 4], "little") for i in range(0, len(digest), 4)]
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, *words])))


def raw_chunks(generator: np.random.Generator, n: int) -> Iterator[tuple[slice, NDArray[np.uint16]]]:
    """n uniform 16-bit numbers, a chunk at a time, each with the place it has among the n.

    The first n of a longer run are the same: every chunk but the last is whole.
    """
    for start in range(0, n, CHUNK):
        count = min(CHUNK, n - start)
        words = generator.bit_generator.random_raw(CHUNK // 4 if count == CHUNK else -(-count // 4))
        yield slice(start, start + count), words.astype("<u8", copy=False).view("<u2")[:count]


def draw(distribution: Pert | Lognormal, generator: np.random.Generator, n: int) -> Floats:
    """n draws from a distribution; the first n of a longer draw are the same."""
    look_up, drawn = reader(distribution, n), np.empty(n)
    for place, raw in raw_chunks(generator, n):
        look_up(raw, drawn[place])
    return drawn


def reader(distribution: Pert | Lognormal, n: int) -> Callable[[NDArray[np.uint16], Floats], None]:
    """What writes the draws that 16-bit numbers stand for, where n of them are needed.

    A few are scaled after they were looked up, which spares the whole table and gives the same numbers.
    """
    if n >= TABLE or not isinstance(distribution, Pert) or distribution.constant:
        table = distribution.table()

        def from_table(raw: NDArray[np.uint16], drawn: Floats) -> None:
            table.take(raw, out=drawn, mode="clip")

        return from_table
    shape = _beta_table(distribution.alpha, distribution.beta)
    low, width = distribution.low, distribution.high - distribution.low

    def from_shape(raw: NDArray[np.uint16], drawn: Floats) -> None:
        shape.take(raw, out=drawn, mode="clip")
        np.multiply(drawn, width, out=drawn)
        np.add(drawn, low, out=drawn)

    return from_shape


class Simulated(Result):
    """What many simulated values of one figure say; quantiles are linear between ranks (Hyndman–Fan 7)."""

    mean: float
    sd: float
    se: float
    """Standard error of the mean, sd / √n: what the number of draws leaves open."""
    p5: float
    p10: float
    p50: float
    p90: float
    p95: float
    es10: float
    """Mean of the worst tenth, the lowest ⌈n / 10⌉ by rank."""

    @classmethod
    def of(cls, values: Floats) -> "Simulated":
        """From n ≥ 1 values, which are reordered in place.

        One partition puts the ranks that are read in order, and with them the worst tenth below its rank;
        a whole sort takes up to four times as long.
        """
        n = len(values)
        worst = -(-n // 10)
        values.partition(sorted({rank for p in QUANTILES for rank in _ranks(n, p)} | {worst - 1}))
        mean = float(values.mean())
        sd = float(values.std(ddof=1)) if n > 1 else 0.0
        p5, p10, p50, p90, p95 = (quantile(values, p) for p in QUANTILES)
        return cls(
            mean=mean,
            sd=sd,
            se=sd / math.sqrt(n),
            p5=p5,
            p10=p10,
            p50=p50,
            p90=p90,
            p95=p95,
            es10=float(values[:worst].mean()),
        )


def quantile(ordered: Floats, p: float) -> float:
    """The quantile of ascending values, linear between the two nearest ranks (Hyndman–Fan 7)."""
    below, above = _ranks(len(ordered), p)
    low, high = float(ordered[below]), float(ordered[above])
    return low if low == high else low + (p * (len(ordered) - 1) - below) * (high - low)


def quantiles(values: Floats, *shares: float) -> tuple[float, ...]:
    """Some quantiles of values in any order, which are reordered in place."""
    values.partition(sorted({rank for p in shares for rank in _ranks(len(values), p)}))
    return tuple(quantile(values, p) for p in shares)


def _ranks(n: int, p: float) -> tuple[int, int]:
    below = math.floor(p * (n - 1))
    return below, min(below + 1, n - 1)


def quantile_error(p: float, density: float, n: int) -> float:
    """Standard error of a quantile of n draws, √(p (1 − p) / n) / f, with f the density at the quantile."""
    return math.sqrt(p * (1 - p) / n) / density
