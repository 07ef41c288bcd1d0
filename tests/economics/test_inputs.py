"""What may be entered: files that are read, and what is said of those that are not."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from assess.assessment import Assessment
from assess.assessment_file import dump_assessment, load_assessment
from assess.cli.schemas import schema_of
from assess.economics import Economics, currency_problem
from assess.i18n import translator
from assess.i18n.problems import line
from assess.loading import shipped_rubric
from assess.problems import InputError
from assess.samples import sample_bytes
from tests.economics.strategies import EXAMPLE, example

Change = Callable[[dict[str, Any]], object]


def file_with(economics: object) -> bytes:
    content = json.loads(sample_bytes("fine-tuner"))
    content["profile"]["currency"] = "CNY"
    content["economics"] = economics
    return json.dumps(content, indent=1).encode()


def read(economics: object) -> Assessment:
    return load_assessment(file_with(economics), "f.json", shipped_rubric())


def said(change: Change) -> list[str]:
    data = json.loads(json.dumps(EXAMPLE))
    change(data)
    with pytest.raises(InputError) as error:
        read(data)
    start = file_with(data).decode().splitlines()
    for problem in error.value.problems:
        assert problem.line is not None
        last = problem.path.rpartition(".")[2]
        absent = problem.code in ("missing", "no_amounts")
        assert absent or last.isdigit() or f'"{last}"' in start[problem.line - 1]
        assert line(problem, translator("zh")) != line(problem, translator("en"))
    return [line(problem, translator("en")).split(": ", 1)[1] for problem in error.value.problems]


def on_line(number: int, **values: object) -> Change:
    return lambda data: data["lines"][number].update(values)


def without(number: int, key: str) -> Change:
    return lambda data: data["lines"][number].pop(key)


def test_an_economics_comes_back_as_it_was_written() -> None:
    assessment = read(EXAMPLE)

    assert assessment.economics == example()
    assert load_assessment(dump_assessment(assessment), "again.json", shipped_rubric()) == assessment


@pytest.mark.parametrize("nothing", [{}, None])
def test_an_empty_object_means_that_nothing_was_entered(nothing: object) -> None:
    assessment = read(nothing)

    assert assessment.economics is None
    assert json.loads(dump_assessment(assessment))["economics"] == {}


@pytest.mark.parametrize("economics", [EXAMPLE, {}])
def test_the_schema_takes_what_is_read(economics: object) -> None:
    jsonschema.Draft202012Validator(schema_of("assessment")).validate(json.loads(file_with(economics)))


def test_the_schema_refuses_a_percentage() -> None:
    validator = jsonschema.Draft202012Validator(schema_of("assessment"))
    assert not validator.is_valid(json.loads(file_with({**EXAMPLE, "discount_rate": 20})))


UNKNOWN_DRIVER = (
    "economics.lines.1.driver: the driver is none of the known ones; it should have customers and price, "
    "headcount and salary, or tokens_millions and price_per_1m_tokens"
)
WRONG: dict[str, tuple[Change, str]] = {
    "a week": (
        lambda data: data.update(period="week"),
        'economics.period: "week" is not possible here; write one of: month, quarter, year',
    ),
    "no period": (
        lambda data: data.update(periods=0),
        "economics.periods: 0 is out of range; it should be ≥ 1",
    ),
    "an attribution of a direct benefit": (
        on_line(3, attribution=0.5),
        "economics.lines.3.attribution: the line has an attribution but is not indirect; "
        'add "indirect: true", or take "attribution" out',
    ),
    "an empty driver": (on_line(1, driver={}), UNKNOWN_DRIVER),
    "a driver that is a number": (
        on_line(1, driver=3),
        "economics.lines.1.driver: 3 is not a mapping; "
        "write the fields with their values, as in the template",
    ),
    "a driver without its price": (
        on_line(3, driver={"customers": 3, "churn": 0.1}),
        'economics.lines.3.driver.price: "price" is missing; add it',
    ),
    "a field of another driver": (
        on_line(1, driver={"headcount": 3, "salary": 2, "churn": 0.1}),
        'economics.lines.1.driver.churn: there is no field "churn"; take it out, or check its spelling',
    ),
    "an id with a space": (
        on_line(0, id="the team"),
        'economics.lines.0.id: "the team" is not of the right form; '
        "it should be at most 60 small letters, digits, hyphens and underscores",
    ),
    "a negative lag": (
        on_line(0, lag=-1),
        "economics.lines.0.lag: -1 is out of range; it should be ≥ 0",
    ),
    "an amount beyond all money": (
        on_line(0, amounts=[1e16, 0, 0, 0, 0]),
        "economics.lines.0.amounts.0: 1e+16 is out of range; it should be ≤ 1e+15",
    ),
    "growth beyond all money": (
        on_line(1, driver={"tokens_millions": 1e15, "price_per_1m_tokens": 1e14, "growth": 9}),
        "economics.lines.1: the amounts reach 1e+33; check price, growth and discount rate, "
        "amounts may go up to 1e+30",
    ),
    "a what-if with the id of ours": (
        lambda data: data.update(scenarios=[{"id": "price_half"}]),
        'economics.scenarios.0.id: "price_half" is not of the right form; '
        "it should be x. and an id, such as x.slow-sales",
    ),
    "retries without end": (
        lambda data: data["unit"].update(retry_rate=1),
        "economics.unit.retry_rate: 1 is out of range; it should be < 1",
    ),
    "a list as economics": (
        lambda data: data.update(lines={"gpu": {}}),
        'economics.lines: {"gpu": {}} is not a list; write [ … ] with a value for each entry',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "says"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_once_and_at_its_place(change: Change, says: str) -> None:
    assert said(change) == [says]


def test_a_slip_in_a_driver_is_no_other_driver() -> None:
    assert said(on_line(1, driver={"headcount": 3, "salry": 2})) == [
        'economics.lines.1.driver.salary: "salary" is missing; add it',
        'economics.lines.1.driver.salry: there is no field "salry"; did you mean "salary"?',
    ]


def test_everything_wrong_with_the_lines_is_said_at_once() -> None:
    def several(data: dict[str, Any]) -> None:
        data["lines"][0].update(category="equity", indirect=True)
        data["lines"][4].update(kind="funding")

    assert [message.split(":")[0] for message in said(several)] == [
        "economics.lines.0.category",
        "economics.lines.0.indirect",
        "economics.lines.4.category",
        "economics.lines.4.indirect",
    ]


def test_a_page_can_ask_whether_the_currencies_agree() -> None:
    profile = read({}).profile

    assert currency_problem(example(), profile) is None
    problem = currency_problem(example().model_copy(update={"currency": "EUR"}), profile)
    assert problem is not None
    assert (problem.code, problem.path) == ("other_currency", "economics.currency")


def test_the_rate_of_a_period_compounds_to_that_of_a_year() -> None:
    assert (1 + example().period_rate) ** 4 == pytest.approx(1.2)


def test_a_loan_is_repaid_by_a_negative_amount() -> None:
    assert example(lambda data: data["lines"][5].update(amounts=[100, 0, 0, 0, -100]))


def test_at_most_two_hundred_lines() -> None:
    def many(data: dict[str, Any]) -> None:
        data["lines"] = [{**data["lines"][0], "id": f"line-{n}"} for n in range(201)]

    assert said(many) == ["economics.lines: this is too long; at most 200 characters or entries"]


def test_nothing_needs_numpy_until_something_is_summed() -> None:
    """Reading an assessment stays as quick as it was."""
    import subprocess
    import sys

    loaded = "import assess.assessment_file, sys; print({'numpy', 'scipy'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


def test_the_example_is_an_economics() -> None:
    assert isinstance(example(), Economics)
