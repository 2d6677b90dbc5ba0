"""The small words that make up a good part of any real text in a Latin-script language.

Written for this project from general knowledge of the languages; prepositions, conjunctions,
pronouns, auxiliaries, and the few other words no page of law does without.
"""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ind": """yang dan di dari dengan untuk pada dalam ini itu atau oleh sebagai adalah tidak ke dapat
            akan telah harus bagi setiap tentang sebagaimana dimaksud ayat pasal huruf angka
            tersebut antara secara serta karena maka lain jika apabila paling dilakukan
            wajib terhadap tahun undang nomor kepada ia hal huruf bab belum cukup jelas
            sampai orang peraturan menteri""",
        "msa": """yang dan di dari dengan untuk pada dalam ini itu atau oleh sebagai adalah tidak ke boleh
            akan telah hendaklah bagi mana-mana tiap-tiap mengenai di bawah seksyen
            subseksyen perenggan akta jika jikalau apabila kepada sesuatu seseorang suatu
            tersebut antara kerana lain ialah semua supaya tahun menurut berkenaan daripada
            apa-apa melainkan seperti hingga orang bab tidaklah menteri peraturan""",
        "eng": """the of and to in a or any for be by is shall that as such an on with under which this not
            may are from at it if has person who other his where section act been his was no
            have than into its all upon made their within one every but were will before
            after he there when per means subsection""",
        "fil": """ang ng sa na at mga ay ni si kay para o kung hindi ito nito dito iyon siya sila kanilang
            kanyang kaniyang may mayroon walang lahat bawat isang isa dapat maaaring upang
            ayon tungkol mula hanggang nang pa rin din lamang gayon kapag habang bilang
            ngunit subalit dahil ilalim alinmang sinumang naturang nasa tao batas seksiyon""",
        "vie": """của và các có được cho trong theo không này là với tại người về đã khi từ hoặc những một
            phải trên đến thì do để quy định điều khoản điểm số ngày tháng năm việc bị đó
            sau trước nếu nước ở cơ quan hợp đồng như ra vào cấp hành đối đồng pháp luật lao
            động""",
        "por": """de a o que e do da em para os no se na por com as dos um uma ao das não à nos nas pelo pela
            ou é aos ser sua seu artigo lei termos quando sem mais à às como entre até sobre
            qualquer são pelos pelas seus suas deve pode foi está neste nesta presente este
            esta número""",
        "tet": """no ho ba iha nia sira ida ne'e ka husi hosi katak hodi atu sei la bele tenke ne'ebé nebee
            ema mak liu tan hotu tuir sai maibé karik tanba dala wainhira hanesan kona-ba
            entre rua tolu loos laos mos mós seluk loron tinan artigu lei governu""",
    }.items()
}
"""ISO 639-3 -> lower-case words."""
