"""The sentences of faults."""

import re

from documents.rules.faults import FAULTS, REPAIRABLE, SENTENCES, fault_of


def test_each_fault_has_a_sentence_in_chinese_of_its_own() -> None:
    assert len({fault.code for fault in FAULTS}) == len(FAULTS) == len({fault.message for fault in FAULTS})
    assert all(re.search("[\u4e00-\u9fff]", sentence) for sentence in SENTENCES.values())
    assert SENTENCES.keys() >= REPAIRABLE


def test_a_fault_shows_its_figures_and_nothing_else() -> None:
    fault = fault_of("document.too_many_pages", {"pages": 2001, "limit": 2000, "cleaned": ["x"]})
    assert fault.params == {"pages": 2001, "limit": 2000}
    assert fault.message % fault.params == "文件有2001页，超过2000页的上限，请拆分后再上传"


def test_an_unknown_fault_is_said_somehow() -> None:
    assert fault_of("document.of_tomorrow", {}).message == SENTENCES["document.crashed"]
