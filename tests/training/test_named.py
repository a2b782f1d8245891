"""Corpora of names to texts: sentences as they were written, on lines of their own where they stood so."""

from pathlib import Path

from training.named import uner

CORPUS = """\
# newdoc id = letter
# sent_id = 1
# text = Dear Orla,
1\tDear\tO\t-\t-
2\tOrla\tB-PER\t-\t-
3\t,\tO\t-\t-

# sent_id = 2
# text = we met at Tarn-Hall.
1\twe\tO\t-\t-
2\tmet\tO\t-\t-
3\tat\tO\t-\t-
4\tTarn\tB-LOC\t-\t-
5\t-\tI-LOC\t-\t-
6\tHall\tI-LOC\t-\t-
7\t.\tO\t-\t-

# sent_id = 3
# text = Thanks
1\tThanks\tO\t-\t-

# sent_id = 4
# text = Bram
1\tBram\tB-PER\t-\t-

# newdoc id = other
# sent_id = 5
# text = Nothing here.
1\tNothing\tO\t-\t-
2\there\tO\t-\t-
3\t.\tO\t-\t-
"""


def test_sentences_stand_as_they_were_written(tmp_path: Path) -> None:
    folder = tmp_path / "ner" / "uner-ewt"
    folder.mkdir(parents=True)
    (folder / "dev.iob2").write_text(CORPUS, encoding="utf-8")
    letter, other = uner("dev", tmp_path)
    assert letter.text == "Dear Orla,\nwe met at Tarn-Hall. Thanks\nBram"
    names = [(letter.text[start:end], kind) for start, end, kind in letter.names or ()]
    assert names == [("Orla", "person"), ("Tarn-Hall", "place"), ("Bram", "person")]
    assert other.text == "Nothing here." and other.names == ()
