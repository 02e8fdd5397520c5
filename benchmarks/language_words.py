"""The words that tell Indonesian, Malay, Javanese, Sundanese and English apart, by the languages that own them.

Closed classes, as the grammars of each language list them: pronouns, particles, prepositions, conjunctions,
auxiliaries, numerals, question words, weekdays and months, verbs of saying. For Indonesian and Malay also the pairs by
which handbooks teach the one to speakers of the other ("karena" and "kerana", "polisi" and "polis"). For Javanese both
registers, and both spellings of the open a ("ana", "ono"); for Sundanese both registers. No names, and no subject of
the day: the texts from which the weights come would teach their subjects instead. Of the English words those
are left out that are frequent in other languages of Europe ("a", "as", "do", "no", "on", "so").
"""

from __future__ import annotations

OWNED = {
    "id ms": """
        yang dan di untuk dengan ini itu dari dalam juga pada ke tidak atau akan lebih adalah ada dapat seperti
        oleh mereka telah orang masih sangat dia melakukan beberapa harus sebagai kata kepada banyak jika hanya
        tinggi antara para lain merupakan membuat bagi terhadap besar sama sejak bukan termasuk secara kemudian
        kedua kami hingga atas kita seorang sebuah tentang perlu melalui terus pertama penting mungkin sendiri
        lagi tanpa tengah sehingga luar tetap setiap mana siapa sudah belum namun tetapi serta turut lalu bawah
        seluruh sebelum menjadi sebanyak tersebut ketika mengatakan kini saya anda apa dua tiga agar supaya
        tahun tak sementara menurut jadi masing walaupun sekarang dilakukan memberikan dirinya selain akibat
        usia bulan masa lima kawasan jumlah sepanjang sebab mengenai apabila keadaan hendak empat enam tujuh
        sembilan sepuluh ratus ribu juta hari minggu pagi malam pukul kali per pun ia nya semua sering selalu
        pernah sedang bila kalau maka ingin sampai selama sekali saling hadapan belakang depan dekat jauh selasa
        april mei september november antaranya berkaitan berdasarkan sebagaimana kecuali malah oktober januari
        februari rabu amat petang tuan negara pihak usaha bantuan program hadir ketua ahli negeri warga minta
        terima tambah cara tadi ramai rumah masyarakat kepala korban kantor kenal wakil kelompok kurang luhur
        tukang belas
    """,
    "id": """
        karena bahwa bisa saat persen kasus pemerintah perempuan bahkan polisi sekitar ujar menambahkan
        informasi saja kamu nggak gak enggak sih dong kok deh usai jelang tutur ungkap ungkapnya ujarnya
        tuturnya terkait cuma gitu aja udah kerap apalagi berbeda pekan universitas kualitas aktivitas komunitas
        mobil uang coba kemarin resmi gubernur provinsi kabupaten kecamatan mantan miliar triliun sedangkan
        memiliki tapi sejumlah setelah hal upaya maupun lewat dikutip dilansir membutuhkan kebutuhan kondisi
        bagaimana senin kamis jumat maret juni juli agustus desember sering terjadi sesuai baru sebesar merasa
        diri bagian ribu cukup yakni meski meskipun kendati lantaran seraya sembari imbuh imbuhnya ucap ucapnya
        jelasnya terangnya paparnya katanya menurutnya pihaknya adapun pasalnya nantinya diketahui diduga
        silakan justru ketimbang butuh mau delapan nol ujung beda bikin banget gue gua lo lu elo nih tuh kayak
        bareng ngomong emang gimana kenapa doang entar ntar cewek cowok nyokap bokap gara yuk kalo tau abis pria
        istri dokter obat pajak anggaran investasi proyek truk listrik stasiun telepon televisi musik kartu
        situs tautan partai pemilu pengadilan pengacara tersangka publik swasta gratis anggota tewas kecelakaan
        tim pelatih pertandingan kejuaraan medali olahraga pandemi karantina perusahaan bisnis direktur asosiasi
        organisasi bandara kebijakan yaitu sesuatu ya kira tadi mending pengin ndak
    """,
    "ms": """
        kerana bahawa ialah iaitu sahaja manakala boleh daripada beliau berkata baharu peratus kes selepas
        semasa syarikat aktiviti kualiti komuniti universiti perkhidmatan pelbagai setiausaha wang cuba berbeza
        rasmi hospital majlis dijangka tempatan berikutan sekiranya mahu nak ogos mac jun julai disember isnin
        khamis jumaat bilion trilion menerusi menyifatkan difahamkan seramai timbalan pengerusi pengarah
        kesihatan akhbar maklumat memaklumkan mengesahkan semalam esok kanak pelancongan sukan setakat catat
        tular lapan sifar hujung kelmarin sebarang sesiapa semula justeru sungguhpun jua hendaklah haruslah
        ianya engkau encik puan cik mencadangkan kemudahan perniagaan peniaga jururawat doktor ubat cukai
        belanjawan pelaburan pelabur elektrik tayar motosikal basikal televisyen telefon filem muzik fesyen
        stesen bajet projek mahkamah peguam tertuduh didakwa siasatan suspek kemalangan kad pautan pertubuhan
        persatuan parti naib lelaki isteri cuti sains jurulatih perlawanan kejohanan pingat pandemik kuarantin
        kluster bagaimanapun berkenaan sehubungan bimbang aje takde dekat korang diorang jugak nape kerajaan
    """,
    "jv": """
        lan sing ora karo ana aku ing uga kanggo iki dadi akeh banget isa nanging mung saka nganggo wis luwih
        teka iku yen kudu uwis amarga dhewe wong marang kaya merga kanthi kuwi uwong utawa kabeh dina yaiku
        saiki siji maneh nggawe bakal wae bae arep ngerti nalika nganti saben sawijining sawetara isih durung
        urung wektu taun kang menyang dening kalawan sarta tumrap manawa mangkono mau banjur kowe dheweke awake
        kula panjenengan inggih boten mboten menika punika ingkang saged badhe saking dhateng kaliyan sampun
        dipun wonten namung kados tiyang sedaya ugi utawi minangka dumadi miturut ngenani digawe duwe nduwe
        nduweni ngendi piye kepriye sapa kene kono kana liyane anyar gedhe cilik dhuwur bengi esuk omah dalan
        kutha banyu bocah sawise sadurunge sakdurunge tansah malah nyang ning nang sek lak dinggo mbiyen ae ben
        tenan apik seneng loro telu papat lima meneh pirang ono iso opo sopo utowo soko koyo dino ugo yo iyo
        teko mergo podo padha rodo rada liyo lio piro pira kui koe deweke dewe awak nek nak neng ndek wes uwes
        isek tak kok mbok arepe kate gawe ambek kambi onok isok ndak gak ra rak ojo aja oleh entuk njaluk
        kepengin pengin kira telung rong limang patang enem pitu wolu sanga sepuluh puluh ewu yuta minggu sasi
        wingi sesuk mengko biyen suwe sithik sitik luwe apa apane ngono ngene mangkene kuwe kae iya ya ta to lho
        mbuh embuh sampeyan panjenenganipun kawula mekaten makaten margi amargi ananging senajan sanajan sinten
        pundi pinten kala wiwit wekdal dinten griya alit ageng sae awon kathah sekedhik sanes liyanipun nggih
        mawi dumugi wangsul kurang cara arek jero leres lir salah tadi nglakoni ditindakake
    """,
    "su": """
        nu sareng teu pisan abdi ka ieu oge aya ku jeung anu ti tiasa upami seueur dieu tos eta kuring wae dina
        deui ayeuna kusabab hoyong janten dinten henteu pikeun atawa urang nya ge sanes ngan nyaeta teuing kitu
        mah nepi bade geus keneh dugi unggal sadayana sababaraha waktos naon keur rada sahiji leuwih perkawis
        sapertos nuju langkung tong sami anjeun anjeunna kalayan nalika lain baheula bari lamun sadaya tina
        mangrupikeun mangrupakeun saeutik ditu dinya loba atanapi kieu naha teh parantos saur ceuk cenah manehna
        maranehna sanggeus samemeh ngeunaan hiji dua opat lima genep tilu jalma jalmi gede leutik imah taun poe
        peuting isuk sok deukeut jauh kudu kanggo mung sarta salah hartina minangka kana kabeh euweuh aing maneh
        arek rek ulah kumaha saha iraha timana kamana salian salaku salila sarua ampir acan can encan basa
        mimiti ahirna antukna ceunah kacida leres gaduh boga ngabogaan nyieun sabab jadi aranjeunna maraneh moal
        hayang bisa beda jaba iwal saupama sanajan sanaos tapi tuluy terus engke tadi kamari isukan bieu mangsa
        wanci tujuh dalapan salapan sapuluh belas puluh ratus rebu juta sasih bulan minggon sapoe sawatara
        sakabeh sagala masing kawas siga jiga jigana cara lir ari da atuh tah tea weh we heula deuih ongkoh
        sakitu sakieu kumargi margi sabada satuluyna saterusna saencan pangna rupina rumaos alit ageung awon sae
        seueurna jero luar luhur handap tukang hareup gigir mana mun lamunna komo sumawonna mending matak nepika
        jsb ngaran ngaranna boh boa
    """,
    "en": """
        the of and to in that is was for with by at from it are be this have has had not but they his her their
        which will would can said who were been more one about into than its we you he she or after also new two
        when there what all out up over during between against under could other how if our some my most any
        says still first last while because where being before through only such these those many does did done
        him them your own each both few much same very just even ever never always again once here why whose
        whom shall should may might must cannot until upon within without among along across behind below above
        near off since despite toward towards though although however therefore another every everyone
        everything someone something nothing anyone anything himself herself itself themselves three four five
        six seven eight nine ten hundred thousand million billion monday tuesday wednesday thursday friday
        saturday sunday january february march june july august october december year years day days week weeks
        month months today yesterday tomorrow people time
    """,
}
