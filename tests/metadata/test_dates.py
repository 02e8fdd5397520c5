"""Date lines: every form of the corpus, the zones, the traps, and what only looks like a date."""

from __future__ import annotations

import pytest

from cleaner.metadata import dates
from cleaner.metadata.dates import find_date, parse_date, read_line

FORMS = {
    # the five sites and their neighbours
    "Kamis, 30 Desember 2021 / 22:46 WIB": "2021-12-30T22:46:00+07:00",
    "Minggu, 24 Januari 2021 22:02 WIB": "2021-01-24T22:02:00+07:00",
    "Kamis, 05 November 2015 | 11:13 WIB": "2015-11-05T11:13:00+07:00",
    "20 Juni 2025 | 16.31 WIB": "2025-06-20T16:31:00+07:00",
    "10 Juni 2025 |13:18 WIB": "2025-06-10T13:18:00+07:00",
    "Jumat, 31 Desember 2021 - 09:42:00 WIB": "2021-12-31T09:42:00+07:00",
    "Selasa, 15 Januari 2023 - 08:00 WIB": "2023-01-15T08:00:00+07:00",
    "Kompas.com - 20/06/2025, 17:22 WIB": "2025-06-20T17:22:00+07:00",
    "Kompas.com- 10/06/2025, 21:03 WIB 21:03": "2025-06-10T21:03:00+07:00",
    "Kamis 17 Mei 2018, 19:01 WIB": "2018-05-17T19:01:00+07:00",
    "Selasa, 01/05/2018 05:27 WIB": "2018-05-01T05:27:00+07:00",
    ", CNN Indonesia | Selasa, 01/05/2018 05:27 WIB": "2018-05-01T05:27:00+07:00",
    ", Jurnalis-Jum'at, 29 Agustus 2025 |13:10 WIB": "2025-08-29T13:10:00+07:00",
    "Senin, 13 Juli 2023 | 09.56 WIB": "2023-07-13T09:56:00+07:00",  # it was a Thursday
    "Kamis 17 May 2018 19:01 WIB": "2018-05-17T19:01:00+07:00",
    "Jumat   20 Jun 2025  18:31 WIB": "2025-06-20T18:31:00+07:00",
    "Sabtu , 19 May 2018, 13:12 WIB": "2018-05-19T13:12:00+07:00",
    "Diperbarui 18 Jun 2025, 13:00 WIB": "2025-06-18T13:00:00+07:00",
    "on 16 Feb 2016 at 09:10 WIB": "2016-02-16T09:10:00+07:00",
    "Tayang: Senin, 9 Juni 2025 20:02 WIB": "2025-06-09T20:02:00+07:00",
    "20/1/2026 18:30": "2026-01-20T18:30:00",
    "9 Januari 2020   12:27 Diperbarui: 9 Januari 2020   12:30": "2020-01-09T12:27:00",
    "Jum'at, 17 Februari 2017 - 13:30 wib": "2017-02-17T13:30:00+07:00",
    "Jum’at, 17 Februari 2017 – 13:30 WIB": "2017-02-17T13:30:00+07:00",
    "• November 24, 2024": "2024-11-24",
    "Selasa, 23 Februari 2016 14:49 WIB | 1.999 Views": "2016-02-23T14:49:00+07:00",
    "Minggu, 14 Februari 2016 09:15 |": "2016-02-14T09:15:00",
    "Oleh: Rina Kusuma - 14 Juni 2018": "2018-06-14",
    "Posted on Maret 30, 2015 by Rina": "2015-03-30",
    "Oleh Rina Kusuma pada 20 Juni 2025": "2025-06-20",
    "Von Anna Müller publiziert am 25. September 2018": "2018-09-25",
    "Senin, 9 Jun 2025 - 10:01 WIB_x0000_": "2025-06-09T10:01:00+07:00",
    "20 Jumadil Awwal 1438 / 17 Februari 2017": "2017-02-17",
    "Update: Senin, 3 Okt 2022, 10:00 WIB": "2022-10-03T10:00:00+07:00",
    "Terakhir diperbarui: 3 Oktober 2022": "2022-10-03",
    "Jakarta, 20 Juni 2025": "2025-06-20",
    "09:42 WIB, Jumat 31 Desember 2021": "2021-12-31T09:42:00+07:00",
    # zones, in both cases, with and without blanks and brackets
    "Senin, 9 Juni 2025 20:02 WITA": "2025-06-09T20:02:00+08:00",
    "Senin, 9 Juni 2025 20:02 wita": "2025-06-09T20:02:00+08:00",
    "16 Nopember 2017, 05.01 WIT": "2017-11-16T05:01:00+09:00",
    "16 Nopember 2017, 05.01wit": "2017-11-16T05:01:00+09:00",
    "16 November 2017 (05:01 WIB)": "2017-11-16T05:01:00+07:00",
    "16 November 2017 05:01 (WIB)": "2017-11-16T05:01:00+07:00",
    "16 November 2017 pukul 05.01 WIB": "2017-11-16T05:01:00+07:00",
    # short months of list pages
    "3 Agt 2024 07.05": "2024-08-03T07:05:00",
    "3 Agu 2024": "2024-08-03",
    "3 Sept 2024": "2024-09-03",
    "3 Okt 2024": "2024-10-03",
    "3 Des 2024": "2024-12-03",
    "3 Mac 2024": "2024-03-03",
    # English, with names of days, both orders, ordinals and both kinds of clock
    "Thursday, December 30, 2021": "2021-12-30",
    "Thursday 30th December 2021 22:46 GMT": "2021-12-30T22:46:00+00:00",
    "March 3, 2021 at 5:32 p.m. EST": "2021-03-03T17:32:00-05:00",
    "March 3, 2021 12:05 AM": "2021-03-03T00:05:00",
    "Published 11:34 PM EST Nov 19, 2019": "2019-11-19T23:34:00-05:00",
    "Last updated: 9:05 AM GMT, March 3, 2021": "2021-03-03T09:05:00+00:00",
    # other languages
    "Dienstag, 4. März 2021 um 17:05 MEZ": "2021-03-04T17:05:00+01:00",
    "Publié le 4 août 2021 à 17:05": "2021-08-04T17:05:00",
    "Actualizado: 4 de agosto de 2021": "2021-08-04",
    "sábado, 4 de setembro de 2021 às 20:13": "2021-09-04T20:13:00",
    "giovedì 4 marzo 2021": "2021-03-04",
    "4 maart 2021 - 17:05": "2021-03-04T17:05:00",
    "24 сентября 2018 в 10:05 МСК": "2018-09-24T10:05:00+03:00",
    "Published: March 3, 2021 5 PM": "2021-03-03T17:00:00",
    "Last updated on March 3, 2021": "2021-03-03",
    # machines
    "2021-12-30T22:46:00+07:00": "2021-12-30T22:46:00+07:00",
    "2021-12-30T22:46:00.123Z": "2021-12-30T22:46:00+00:00",
    "2021-12-30T22:46-05:00": "2021-12-30T22:46:00-05:00",
    "2021-12-30 22:46:08": "2021-12-30T22:46:08",
    "2021-12-30": "2021-12-30",
    "Thu, 30 Dec 2021 22:46:00 +0700": "2021-12-30T22:46:00+07:00",
    "Thu, 30 Dec 2021 22:46 +0700": "2021-12-30T22:46:00+07:00",
    "Thu, 30 Dec 2021 22:46:00 GMT": "2021-12-30T22:46:00+00:00",
    "Thu Dec 30 2021 22:46:00 GMT+0700 (WIB)": "2021-12-30T22:46:00+07:00",
}
NOT_DATE_LINES = [
    # ages
    "10 jam lalu",
    "2 hari lalu",
    "17 menit yang lalu",
    "1 Jam 3 Menit lalu",
    "kemarin",
    "Kemarin, 22:46 WIB",
    # days inside sentences
    "Kamis (30/12/2021)",
    "Jumat (20/2/2026)",
    "Sabtu (24/1)",
    "(Kamis, 30 Desember 2021)",
    "Bupati membuka pasar itu pada Kamis, 30 Desember 2021 pukul 10.00 WIB bersama warga.",
    "Medan - Senin, 9 Juni 2025 20:02 WIB - semua warga hadir di pasar.",
    # headlines
    "Ramalan Cuaca: 20 Juni 2025",
    "Ramalan Cuaca - 20 Juni 2025",
    "20 Juni 2025 skor 2.15",
    "Harga Beras Hari Ini, 20 Juni 2025",
    "Prakiraan Cuaca Kota Kamis 30 Desember 2021",
    "Oleh Rina Kusuma saat 20 Juni 2025",
    "Film yang tayang 10:00 WIB, 20 Juni 2025",
    "Jadwal Kereta Hari Ini: Jumat, 20 Juni 2025 Pukul 19.00 WIB",
    "30 September 1965: Malam yang Panjang",
    "17 Agustus 1945 - 5 Fakta yang Jarang Diketahui",
    # the hours of an event
    "Kamis, 30 Desember 2021 19:00-21:00 WIB",
    "Kamis, 30 Desember 2021 19.00 - 21.00 WIB",
    "Kamis, 30 Desember 2021 10:00-12:00 WIB",
    # no days
    "20 Jumadil Awwal 1438 /",
    "20/05/1438",
    "31 Februari 2021",
    "29 Februari 2023 10:00 WIB",
    "32 Januari 2021",
    "30/13/2021",
    "2021-02-30",
    "Desember 2021",
    "22:46 WIB",
    "0812-3456-7890",
    "192.168.1.2021",
    "",
]


@pytest.mark.parametrize(("line", "expected"), FORMS.items())
def test_each_form_of_the_corpus_is_read(line, expected):
    assert find_date(line, None) == expected
    assert parse_date(line, None) == expected


@pytest.mark.parametrize("line", NOT_DATE_LINES)
def test_what_only_looks_like_a_date_line_is_none(line):
    assert find_date(line, "Asia/Jakarta", "id") is None


def test_a_time_without_a_zone_takes_that_of_the_site():
    assert find_date("20/1/2026 18:30", "Asia/Jakarta") == "2026-01-20T18:30:00+07:00"
    assert find_date("20/1/2026 18:30", "Asia/Jayapura") == "2026-01-20T18:30:00+09:00"


def test_summer_time_is_that_of_the_day():
    assert parse_date("3 March 2021 10:00", "America/New_York") == "2021-03-03T10:00:00-05:00"
    assert parse_date("3 July 2021 10:00", "America/New_York") == "2021-07-03T10:00:00-04:00"


def test_a_zone_on_the_page_defeats_that_of_the_site():
    assert find_date("9 Juni 2025 20:02 WITA", "Asia/Jakarta") == "2025-06-09T20:02:00+08:00"


def test_a_day_without_a_time_gets_no_zone():
    assert find_date("November 24, 2024", "Asia/Jakarta") == "2024-11-24"


@pytest.mark.parametrize("zone", ["Nowhere/Land", "", "../etc", "Asia", "WIB WIB"])
def test_a_zone_that_does_not_exist_is_no_zone(zone):
    assert find_date("9 Juni 2025 20:02", zone) == "2025-06-09T20:02:00"


@pytest.mark.parametrize(
    ("line", "timezone", "language", "expected"),
    [
        ("01/05/2018", None, None, None),
        ("05/05/2018", None, None, "2018-05-05"),
        ("20/06/2025", None, None, "2025-06-20"),
        ("06/20/2025", None, None, "2025-06-20"),
        ("01/05/2018", "Asia/Jakarta", None, "2018-05-01"),
        ("01/05/2018", None, "id", "2018-05-01"),
        ("01/05/2018", None, "en", None),
        ("01/05/2018", "America/New_York", "en", "2018-01-05"),
        ("01/05/2018", "America/Sao_Paulo", None, None),
        ("01/05/2018 10:00 WIB", "America/New_York", "en", "2018-05-01T10:00:00+07:00"),
        ("Selasa, 01/05/2018", "America/New_York", "en", "2018-05-01"),
        ("Tuesday, 05/01/2018", None, "en", "2018-05-01"),
        ("Tuesday, 01/05/2018", None, "en", "2018-05-01"),
        ("Friday, 01/05/2018", None, "en", "2018-01-05"),
        ("06/20/2025 10:00 WIB", None, None, "2025-06-20T10:00:00+07:00"),
    ],
)
def test_the_month_is_known_by_the_line_the_weekday_or_the_place(line, timezone, language, expected):
    assert find_date(line, timezone, language) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("16 Feb 16", None),
        ("30/12/21", None),
        ("Selasa, 16 Feb 16", "2016-02-16"),
        ("Selasa, 16 Feb '16", "2016-02-16"),
        ("Kamis, 30/12/21", "2021-12-30"),
        ("Rabu, 30/12/21", None),
        ("Feb 16 16:30", None),
        ("29 Feb 00", None),  # there was none in 1900, which proves nothing
    ],
)
def test_a_year_of_two_digits_needs_a_weekday_that_proves_it(line, expected):
    assert find_date(line, "Asia/Jakarta", "id") == expected


def test_a_label_tells_a_change_from_a_publication():
    line = read_line("9 Januari 2020 12:27 Diperbarui: 9 Januari 2020 12:30", None)
    assert line is not None
    assert (line.published, line.modified) == ("2020-01-09T12:27:00", "2020-01-09T12:30:00")
    line = read_line("Diperbarui 18 Jun 2025, 13:00 WIB", None)
    assert line is not None
    assert (line.published, line.modified) == (None, "2025-06-18T13:00:00+07:00")


def test_what_stands_beside_the_date_is_handed_on():
    line = read_line("Rina Kusuma, Kabar Contoh | Selasa, 01/05/2018 05:27 WIB | 12 Views", None)
    assert line is not None
    assert (line.before, line.after) == ("Rina Kusuma, Kabar Contoh | ", " | 12 Views")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-05-17T19-01-29Z", "2018-05-17"),  # a malformed time: the day alone is sure
        ("Harga Beras Hari Ini, 20 Juni 2025", "2025-06-20"),
        ("2021-12-30T22:46:00+99:00", "2021-12-30T22:46:00"),
        ("Kamis (30/12/2021)", None),
        ("10 jam lalu", None),
        ("Scroll ke bawah", None),
    ],
)
def test_a_value_that_a_rule_calls_a_date_may_stand_among_other_words(value, expected):
    assert parse_date(value, None) == expected


def test_a_line_of_any_length_costs_nothing(monkeypatch):
    monkeypatch.setattr(dates, "normalise", None)  # not even a look
    line = "30 Desember 2021 " * 3_000_000
    assert find_date(line, "Asia/Jakarta") is None
    assert parse_date(line, "Asia/Jakarta") is None
