"""The language of a text: five that are told apart, others that are left to langdetect, and the same answer always."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from cleaner.metadata import language, profiles
from cleaner.metadata.language import SAMPLE_CHARS, detect, sample

ID = """Wali kota mengatakan bahwa trotoar di depan pasar akan diperlebar karena pejalan kaki kerap terserempet motor.
Menurut dia, pekerjaan bisa selesai sebelum akhir tahun jika cuaca mendukung. Sejumlah pedagang mengaku khawatir
lantaran pembeli sulit memarkir mobil, tetapi mereka tetap mendukung rencana itu."""
ID_CHAT = """Gue udah coba makan di sini dan rasanya enak banget, cuma tempatnya agak sempit sih. Kalau mau datang
mending pas sore aja, soalnya malam suka rame dan parkirnya susah."""
MS = """Datuk Bandar berkata kaki lima di hadapan pasar akan dilebarkan kerana pejalan kaki sering dilanggar motosikal.
Menurut beliau, kerja-kerja itu boleh disiapkan sebelum hujung tahun sekiranya cuaca baik. Beberapa peniaga bimbang
kerana pembeli sukar meletakkan kereta, namun mereka tetap menyokong rancangan kerajaan tempatan itu."""
MS_SHORT = """Polis menahan tiga lelaki selepas kes pecah rumah di tiga kawasan berbeza semalam, dan mereka dipercayai
daripada kumpulan yang sama."""
JV = """Lurah kandha yen dalan ing ngarep pasar arep dijembarake amarga wong mlaku asring kesrempet motor. Miturut
dheweke, garapan iku isa rampung sadurunge pungkasan taun yen udane ora deres. Bakul-bakul padha sumelang amarga sing
tuku angel markir montor, nanging kabeh tetep sarujuk karo rencana kuwi."""
JV_KRAMA = """Pak Lurah ngendika bilih margi ing ngajengipun peken badhe dipunwiyaraken amargi tiyang ingkang mlampah
asring kesrempet motor. Padamelan punika saged rampung saderengipun pungkasan taun, nanging para bakul taksih
sumelang amargi ingkang tumbas ewet anggenipun nyelehaken kendharaan."""
SU = """Pa Lurah nyarios yén trotoar di hareupeun pasar bakal dilegaan lantaran jalma nu leumpang sok kasérémpét motor.
Ceuk anjeunna, pagawéan téh tiasa réngsé saméméh ahir taun upami hujanna teu ageung. Sababaraha padagang hariwang
kusabab nu balanja hésé markir mobil, tapi aranjeunna tetep ngarojong kana éta rencana."""
EN = """The mayor said that the pavement in front of the market would be widened because people who walk there have
often been hit by motorbikes. The work could be finished before the end of the year if the weather holds. Some
traders fear that their customers will have nowhere to park, but they still support the plan."""
OTHERS = {
    "nl": """De gemeenteraad heeft besloten dat er in de binnenstad meer ruimte komt voor fietsers. Volgens de wethouder
was het plan al in het voorjaar klaar, maar moest er nog worden overlegd met de winkeliers.""",
    "pt": """A câmara municipal decidiu na terça-feira que haverá mais espaço para as bicicletas no centro. O plano
estava pronto desde a primavera, mas ainda era preciso falar com os comerciantes.""",
    "de": """Der Gemeinderat hat am Dienstagabend beschlossen, dass es in der Innenstadt mehr Platz für Radfahrer geben
soll. Der Plan war schon im Frühjahr fertig, doch musste noch mit den Händlern gesprochen werden.""",
    "tl": """Inaprubahan ng konseho ng lungsod noong Martes ang panukalang maglagay ng mas malawak na daanan para sa mga
nagbibisikleta. Matagal nang handa ang plano ngunit kailangan pang makipag-usap sa mga may-ari ng tindahan.""",
    "vi": """Hội đồng thành phố đã quyết định dành thêm không gian cho người đi xe đạp ở khu trung tâm. Theo thị trưởng,
kế hoạch đã sẵn sàng từ mùa xuân nhưng vẫn cần trao đổi với các chủ cửa hàng.""",
    "ru": """Городской совет решил, что в центре будет больше места для велосипедистов. По словам мэра, план был готов
ещё весной, но нужно было поговорить с владельцами магазинов.""",
    "ja": """市議会は火曜日の夜、中心部で自転車のための場所を増やすことを決めた。市長によると、計画は
春から準備できていたが、店主たちと話し合う必要があった。""",
    "zh": """市议会周二晚上决定，市中心将为骑自行车的人提供更多空间。市长说，这个计划
春天就已经准备好了，但还需要和商店老板商量。""",
}


@pytest.mark.parametrize(
    ("text", "code"),
    [(ID, "id"), (ID_CHAT, "id"), (MS, "ms"), (MS_SHORT, "ms"), (JV, "jv"), (JV_KRAMA, "jv"), (SU, "su"), (EN, "en")],
)
def test_the_five_languages_are_told_apart(text, code):
    assert detect(text) == code


@pytest.mark.parametrize(("code", "text"), OTHERS.items())
def test_other_languages_are_left_to_langdetect(code, text):
    assert not language.table().look(text).is_sure
    assert detect(text) == code


@pytest.mark.parametrize(
    "text", ["", " \n", "Baca yang ini", "30 12 2021 " * 100, "!!! ... --- " * 100, "\ud800" * 500]
)
def test_a_text_too_short_or_without_letters_has_no_language(text):
    assert detect(text) is None


def test_what_langdetect_calls_indonesian_is_told_apart_even_where_the_look_alone_is_not_sure():
    text = """Jualan durian Musang King Raub meningkat, pekebun Bentong jangka hasil lumayan musim luruh; persatuan
pekebun Pahang anjur pesta buah Temerloh kerana sambutan meriah pengunjung Kuantan sahaja, manakala Lipis lengang"""
    assert not language.table().look(text).is_sure
    assert detect(text) == "ms"


QUOTED_MALAY = """Menteri itu menulis di media sosialnya, "Kami sedar bahawa kerajaan perlu bertindak kerana rakyat
bimbang," ujarnya. Pernyataan tersebut ditanggapi beragam oleh warga Jakarta karena dinilai terlambat. Sejumlah pengamat
mengatakan bahwa kebijakan itu baru bisa dirasakan setelah beberapa pekan."""
JAKARTA_SLANG = """Gue sih santai aja, soalnya lo tau kan kalo anak-anak pada nggak bisa dateng cepet gara-gara macet.
Ntar juga kelar, yang penting bareng-bareng dan jangan pada baper, kata salah satu pengunjung."""
LOAN_WORDS = """Tradisi ruwatan dan nyadran di desa itu masih dilakukan warga setiap tahun. Mereka membawa tumpeng,
jenang, dan ingkung ke balai desa, lalu kenduri bersama. Di Bandung, warga menggelar ngabuburit dan botram di taman,
sementara anak-anak bermain egrang dan congklak karena sekolah sedang libur."""


@pytest.mark.parametrize("text", [QUOTED_MALAY, JAKARTA_SLANG, LOAN_WORDS])
def test_indonesian_with_words_of_its_neighbours_stays_indonesian(text):
    assert detect(text) == "id"


def test_a_short_text_that_could_be_indonesian_or_malay_has_no_language():
    assert detect("Ratusan penduduk desa hadir dalam pertemuan dengan menteri itu pada malam hari") is None
    assert detect("Ratusan penduduk desa hadir dalam pertemuan itu karena bupati bisa menjelaskan") == "id"
    assert detect("Ratusan penduduk desa hadir dalam pertemuan itu kerana menteri boleh menjelaskan") == "ms"


def test_a_text_that_is_half_in_another_language_has_none():
    assert detect(f"{ID}\n{EN}") is None
    assert detect(f"{ID}\n{JV}") is None
    assert detect(f"{ID}\n{ID}\n{EN}") == "id"


def test_neighbours_confirm_what_is_expected_and_nothing_else():
    headline = "Traders fear loss of parking space near Market Street as city council approves wider pavement plan"
    assert not language.table().look(headline).is_sure
    profiles._all.cache_clear()
    assert detect(headline) == "en"
    assert profiles._all.cache_info().currsize == 0
    assert profiles.guess(OTHERS["de"], "en") == "de"
    assert profiles._all.cache_info().currsize == 1


def test_an_english_notice_does_not_make_a_japanese_page_english():
    assert detect(OTHERS["ja"] + " This is what they said about it at the new market. " + OTHERS["ja"]) == "ja"


def test_a_quotation_does_not_make_the_language():
    assert detect(ID + "\n" + EN[:100] + "\n" + ID) == "id"
    assert detect("\n".join([EN[:150], *[ID] * 10])) == "id"


def test_the_sample_is_bounded_and_spread_over_the_text():
    text = "".join(chr(0x4E00 + at % 20_000) for at in range(1_000_000))
    taken = sample(text)
    assert len(taken) <= SAMPLE_CHARS + language.PIECES
    assert taken[0] == text[0]
    assert taken[-1] == text[-1]
    assert sample(ID) == ID


def test_indonesian_takes_no_second_look(monkeypatch):
    monkeypatch.setitem(sys.modules, "cleaner.metadata.profiles", None)  # importing it would raise
    assert detect(ID) == "id"
    with pytest.raises(ImportError):
        detect(OTHERS["nl"])


def test_threads_give_the_answers_of_one_thread():
    texts = [ID, MS, JV, SU, EN, *OTHERS.values()] * 8
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detect, texts)) == [detect(text) for text in texts]


def test_every_process_gives_the_same_answer():
    script = "from cleaner.metadata.language import detect; import sys; print(detect(sys.argv[1]), detect(sys.argv[2]))"
    doubtful = "Harga Arabika, Robusta Medan: 1.200, 1.350; Lampung Aceh Toraja espresso barista"
    answers = {
        subprocess.run(
            [sys.executable, "-c", script, OTHERS["nl"], doubtful],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1


def test_langdetects_own_factory_is_left_alone(monkeypatch):
    from langdetect import detector_factory

    # Others in this process may have asked langdetect itself.
    monkeypatch.setattr(detector_factory, "_factory", None)
    monkeypatch.setattr(detector_factory.DetectorFactory, "seed", None)
    assert detect(OTHERS["de"]) == "de"
    assert detector_factory._factory is None
    assert detector_factory.DetectorFactory.seed is None


def test_the_table_has_a_weight_for_each_language_and_no_sentences():
    assert len(language.table().weights) > 300
    for word, row in language.table().weights.items():
        assert len(row) == len(language.table().languages)
        assert " " not in word
        assert word == word.lower()
