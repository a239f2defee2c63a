"""What `make bench` says of papers: the same is compared with the same."""

from io import BytesIO

import pypdf

from desktop.printing import bench


def texts(pdf):
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def test_bare_reportlab_draws_the_same_paper():
    form, values = bench.agreement(), bench.values(0)
    ours = texts(bench.render(form, values, bench.HEADING))
    assert len(ours) == 2
    assert texts(bench._bare(bench._strokes(form, values))) == ours


def test_the_agreements_of_a_batch_are_different():
    papers = {bench.render(bench.agreement(), bench.values(number), bench.HEADING) for number in range(3)}
    assert len(papers) == 3


def test_a_way_that_is_not_there_is_left_out(tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to("/bin/false")
    assert set(bench._others(tmp_path).values()) == {None}
