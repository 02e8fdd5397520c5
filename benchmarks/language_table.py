"""Derive cleaner/metadata/language.json, the words that tell Indonesian, Malay, Javanese, Sundanese and English apart.

    python benchmarks/language_table.py CORPUS.tsv [--write]

CORPUS.tsv has a language code and a text on each line. The words below are grammar words and regular spellings,
chosen by hand: no names, no subjects, since the corpus has one kind of text for each language (headlines for one,
reviews for another) and would teach the subject instead. Only the weights come from the corpus.

A word's rate in a language is the share of texts that hold it. In the languages that own the word the rate is the mean
over all of them: Malay headlines lack "yang", Malay articles do not, so the corpus must not make it an Indonesian word.
The weight is the logarithm of the rate less its mean over the five languages, in tenths. Without --write, the script
prints how well the table does in five-fold cross-validation, and how long a look takes.
"""

from __future__ import annotations

import argparse
import json
import math
import timeit
from collections import Counter
from pathlib import Path

from cleaner.metadata import language

LANGUAGES = ("id", "ms", "jv", "su", "en")
TABLE = Path(language.__file__).with_name("language.json")
FOLDS = 5
# Texts, added to each count so that an unseen word is rare and not impossible.
SMOOTHING = 1.0
# Texts of 150. A word of the list that the corpus happens not to hold counts as if it were in so many.
FLOOR = 8

OWNED = {
    "id ms": """
        yang dan di untuk dengan ini itu dari dalam juga pada ke tidak atau akan lebih adalah ada dapat seperti oleh
        mereka telah orang masih sangat dia melakukan beberapa harus sebagai kata kepada banyak jika hanya tinggi antara
        para lain merupakan membuat bagi terhadap besar sama sejak bukan termasuk secara kemudian kedua kami hingga atas
        kita seorang sebuah tentang perlu melalui terus pertama penting mungkin sendiri lagi tanpa tengah sehingga luar
        tetap setiap mana siapa sudah belum namun tetapi serta turut lalu bawah seluruh sebelum menjadi sebanyak
        tersebut ketika mengatakan kini saya anda apa dua tiga agar supaya tahun tak sementara menurut jadi setiap
        masing walaupun sekarang dilakukan memberikan mereka dirinya selain akibat usia bulan masa
        lima kawasan jumlah sepanjang sebab mengenai apabila keadaan hendak
    """,
    "id": """
        karena bahwa bisa saat persen kasus pemerintah perempuan bahkan polisi sekitar ujar menambahkan informasi saja
        kamu nggak gak enggak sih dong kok deh usai jelang tutur ungkap ungkapnya ujarnya tuturnya terkait cuma gitu
        aja udah kerap apalagi berbeda pekan universitas kualitas aktivitas komunitas kantor mobil uang coba kemarin
        resmi gubernur provinsi kabupaten kecamatan mantan korban miliar triliun sedangkan memiliki tapi sejumlah
        setelah hal upaya maupun lewat dikutip dilansir membutuhkan kebutuhan kondisi bagaimana rabu senin kamis jumat
        maret juni juli agustus oktober desember kepala masyarakat sering salah terjadi sesuai kantor rumah penyakit
        baru lalu sebesar merasa diri bagian ribu cukup
    """,
    "ms": """
        kerana bahawa ialah iaitu sahaja manakala boleh daripada beliau berkata baharu peratus kes polis kerajaan
        selepas semasa syarikat aktiviti kualiti komuniti universiti perkhidmatan pelbagai setiausaha wang cuba
        berbeza rasmi kereta hospital majlis dijangka tempatan ramai berikutan tempoh sekiranya mahu nak dah ogos mac
        jun julai disember isnin khamis jumaat bilion trilion mangsa menerusi menyifatkan difahamkan seramai timbalan
        pengerusi pengarah kesihatan akhbar maklumat memaklumkan mengesahkan sedia awam kekal semalam esok kanak
        pelancongan sukan setakat catat tular
    """,
    "jv": """
        lan sing ora karo ana aku ing uga kanggo iki dadi akeh banget isa nanging mung saka nganggo wis luwih teka iku
        yen kudu uwis amarga dhewe wong marang kaya merga kanthi kuwi uwong utawa kabeh dina yaiku saiki siji maneh
        nggawe bakal wae bae arep ngerti nalika nganti saben sawijining sawetara isih durung urung wektu taun kang
        menyang dening kalawan sarta tumrap manawa mangkono mau banjur kowe dheweke awake kula panjenengan inggih boten
        mboten menika punika ingkang saged badhe saking dhateng kaliyan sampun dipun wonten namung kados tiyang sedaya
        ugi utawi minangka dumadi miturut ngenani digawe duwe nduwe nduweni ngendi piye kepriye sapa kene kono kana
        liyane anyar gedhe cilik dhuwur bengi esuk omah dalan kutha banyu bocah sawise sadurunge sakdurunge tansah malah
        nyang ning nang sek lak dinggo mbiyen ae ben tenan apik seneng loro telu papat lima meneh pirang
    """,
    "su": """
        nu sareng teu pisan abdi ka ieu oge aya ku jeung anu ti tiasa upami seueur dieu tos eta kuring wae dina deui
        ayeuna kusabab hoyong janten dinten henteu pikeun atawa urang nya ge sanes ngan nyaeta teuing kitu mah nepi bade
        geus keneh dugi unggal sadayana sababaraha waktos naon keur rada sahiji leuwih perkawis sapertos nuju langkung
        tong sami anjeun anjeunna kalayan nalika lain baheula bari lamun sadaya tina mangrupikeun mangrupakeun saeutik
        ditu dinya loba atanapi kieu naha teh parantos saur ceuk cenah manehna maranehna sanggeus samemeh ngeunaan
        hiji dua opat lima genep tilu jalma jalmi gede leutik imah taun poe peuting isuk sok oge deukeut jauh kudu
        kanggo mung sarta salah hartina minangka
    """,
    "en": """
        the of and to in that is was for with by at from it are be this have has had not but they his her their
        which will would can said who were been more one about into than its we you he she or after also new two
        when there what all out up over during between against under could other how if our some my most any
        says still first last while because where being before through only such these those many
    """,
}
# Endings, for words that are not in the list: Sundanese and Javanese causatives, and the two shapes of "-ity".
ENDINGS = {"keun": "su", "aken": "jv", "ipun": "jv", "itas": "id", "iti": "ms"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    texts = [line.split("\t", 1) for line in args.corpus.read_text(encoding="utf-8").splitlines()]
    if args.write:
        TABLE.write_text(printed(derive(texts)), encoding="utf-8")
    else:
        validate(texts)


def derive(texts: list[list[str]]) -> dict[str, object]:
    """The table: for each word and ending, one weight a language, in the order of `LANGUAGES`."""
    seen: dict[str, Counter[str]] = {code: Counter() for code in LANGUAGES}
    size = Counter(code for code, _ in texts)
    for code, text in texts:
        words = set(language.words(text))
        seen[code].update(words)
        seen[code].update({f"-{ending}" for ending in ENDINGS if any(word.endswith(ending) for word in words)})
    owners: dict[str, set[str]] = {}
    for codes, words_ in OWNED.items():
        for word in words_.split():
            owners.setdefault(word, set()).update(codes.split())
    owners |= {f"-{ending}": {code} for ending, code in ENDINGS.items()}
    return {
        "languages": list(LANGUAGES),
        "words": {word: weights(word, owners[word], seen, size) for word in sorted(owners)},
    }


def weights(word: str, owners: set[str], seen: dict[str, Counter[str]], size: Counter[str]) -> list[int]:
    shares = {code: seen[code][word] / size[code] for code in LANGUAGES}
    owned = max(sum(shares[code] for code in owners) / len(owners), FLOOR / 150)
    rates = [owned if code in owners else min(shares[code], owned) for code in LANGUAGES]
    logs = [math.log(rate + SMOOTHING / 150) for rate in rates]
    mean = sum(logs) / len(logs)
    return [round(10 * (value - mean)) for value in logs]


def printed(table: dict[str, object]) -> str:
    words = table["words"]
    assert isinstance(words, dict)
    rows = ",\n".join(f"    {json.dumps(word)}: {json.dumps(row)}" for word, row in words.items())
    return f'{{\n  "languages": {json.dumps(table["languages"])},\n  "words": {{\n{rows}\n  }}\n}}\n'


def validate(texts: list[list[str]]) -> None:
    answers: Counter[tuple[str, str]] = Counter()
    sure: Counter[str] = Counter()
    for fold in range(FOLDS):
        learnt = language.Table.of(derive([text for at, text in enumerate(texts) if at % FOLDS != fold]))
        for code, text in texts[fold::FOLDS]:
            look = learnt.look(text)
            answers[code, look.best] += 1
            sure[code] += look.is_sure
            if look.is_sure and look.best != code:
                print(f"  sure but wrong: {code} as {look.best}: {text[:90]}")
    for code in LANGUAGES:
        total = sum(number for (true, _), number in answers.items() if true == code)
        print(code, f"right {answers[code, code] / total:.1%}  sure {sure[code] / total:.1%}", end="  ")
        print({told: number for (true, told), number in sorted(answers.items()) if true == code and told != code})
    table, sample = language.Table.of(derive(texts)), language.sample(" ".join(text for _, text in texts[::60]))
    seconds = timeit.timeit(lambda: table.look(sample), number=2000) / 2000
    print(f"a look at {len(sample)} characters: {seconds * 1e6:.0f} µs")


if __name__ == "__main__":
    main()
