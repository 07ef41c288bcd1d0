"""Fictional companies to look at before answering anything; their scorecards are the golden ones."""

from dataclasses import dataclass
from importlib.resources import files

from assess.text import Locale, Text


@dataclass(frozen=True)
class Sample:
    """A fictional company: how to present it, and its assessment files."""

    name: str
    """File name of the assessment to show, without `.json`."""
    title: Text
    about: Text
    """One line on what there is to see."""
    language: Locale
    """In which language the company wrote its answers."""
    earlier: tuple[str, ...] = ()
    """Names of its earlier assessments, oldest first, to compare with."""

    @property
    def names(self) -> tuple[str, ...]:
        """All its assessments, oldest first; the last one is the one to show."""
        return (*self.earlier, self.name)

    def documents(self) -> tuple[tuple[str, bytes], ...]:
        """File name and bytes of all its assessments, oldest first; the last one is the one to show."""
        return tuple((f"{name}.json", sample_bytes(name)) for name in self.names)


_SAMPLES = (
    Sample(
        name="api-product",
        title=Text(en="API product, seed", zh="调用 API 的产品，种子轮"),
        about=Text(
            en="Contract review for small law firms, China and US: a good average, held back by one gate.",
            zh="给中美小律所审合同：平均分不低，却卡在一道关口上。",
        ),
        language="zh",
    ),
    Sample(
        name="fine-tuner",
        title=Text(en="Fine-tuner, Series A", zh="做微调的公司，A 轮"),
        about=Text(
            en="Customer support for web shops, China and EU: claims more than its evidence supports. "
            "Comes with an assessment from three months earlier.",
            zh="给中国和欧盟网店做客服：说得到，证据却没跟上。附三个月前的一次评估，可以对比。",
        ),
        language="zh",
        earlier=("fine-tuner-2026q3",),
    ),
    Sample(
        name="model-maker",
        title=Text(en="Model maker, growth", zh="做基础模型的公司，成长期"),
        about=Text(
            en="Trains its own speech models: a strong average, held back because one gate was declared "
            "not applicable.",
            zh="自己训练语音模型：平均分很高，但有一道关口声明为不适用，档位因此受限。",
        ),
        language="en",
    ),
)


def samples() -> tuple[Sample, ...]:
    """The sample companies, in the order to offer them."""
    return _SAMPLES


def sample_bytes(name: str) -> bytes:
    """The bytes of one sample assessment."""
    return files("assess.samples").joinpath(f"{name}.json").read_bytes()
