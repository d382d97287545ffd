"""The OFGL's portal: the same Explore API as the town's, over its own datasets."""

from __future__ import annotations

from dataclasses import replace

from dashboard.demo.doubles.messages import Answer, Call
from dashboard.demo.doubles.opendatasoft import OPENDATASOFT, failure, with_quota
from dashboard.demo.doubles.router import Publisher
from dashboard.demo.doubles.samples import Samples

FOLDER = "ofgl"


class Ofgl(Publisher):
    """The double of data.ofgl.fr: answers as the town's portal would, had it these datasets.

    Each call looks into the folder ``ofgl`` of the demonstration; what was read of it is kept as long as the folder is.
    """

    def __init__(self) -> None:
        super().__init__(FOLDER, failure, with_quota)
        self._shelves: dict[Samples, Samples] = {}

    def answer(self, call: Call) -> Answer:
        """The portal's answer, from this publisher's files."""
        shelf = self._shelves.setdefault(call.samples, Samples(call.samples.folder / FOLDER))
        return OPENDATASOFT.answer(replace(call, samples=shelf))


OFGL = Ofgl()
