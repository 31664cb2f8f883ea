"""Invented names, in the mix of a London borough. Any likeness to a real person is chance."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heritage:
    """Names that go together, and what the 903 and a letter need to know beside them."""

    ethnicity: str
    """ETHNIC of the 903."""
    share: int
    """How many of a caseload of 64, roughly."""
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...]
    grandmother: str = "Nan"
    language: str | None = None
    """A language spoken in the family beside English."""
    muslim: bool = False
    plaits: bool = False
    """Hair that wants someone with the skill."""


BENGALI = Heritage(
    "ABAN",
    18,
    ("Anika", "Farhana", "Jannat", "Lubna", "Maisha", "Nabila", "Raisa", "Sumaya", "Tasnim", "Zarin"),
    ("Arif", "Fahim", "Imran", "Jubair", "Kamil", "Nafis", "Rayhan", "Shafi", "Tahmid", "Zayed"),
    (
        "Ahmedul",
        "Bepari",
        "Chowdhurie",
        "Dewan",
        "Fakir",
        "Hoque",
        "Khondoker",
        "Laskar",
        "Mridha",
        "Munshi",
        "Rahim",
        "Talukder",
    ),
    "Nanu",
    "Bengali",
    muslim=True,
)
HERITAGES: tuple[Heritage, ...] = (
    BENGALI,
    Heritage(
        "WBRI",
        9,
        ("Daisy", "Erin", "Grace", "Holly", "Maddie", "Poppy", "Skye"),
        ("Alfie", "Charlie", "Finley", "Harvey", "Kai", "Ollie", "Reece"),
        ("Barlow", "Dunmore", "Fenwick", "Garside", "Haylock", "Lovage", "Nettleton", "Pellow", "Tranter"),
        "Nan",
    ),
    Heritage(
        "BAFR",
        7,
        ("Abeni", "Ayaan", "Hodan", "Ifeoma", "Nkechi", "Sagal", "Yetunde"),
        ("Bilan", "Dayo", "Emeka", "Idris", "Kwabena", "Liban", "Tunde"),
        ("Abdirahim", "Adeyinka", "Boatengo", "Eze", "Farole", "Nwachuku", "Warsame"),
        "Grandma",
        plaits=True,
    ),
    Heritage(
        "MWBC",
        7,
        ("Amara", "Imani", "Jada", "Keisha", "Leah", "Renée", "Zara"),
        ("Caleb", "Isaiah", "Jayden", "Kieran", "Micah", "Tyrese", "Zion"),
        ("Bancroft", "Campion", "Denning", "Hindmarsh", "Larch", "Marley-Cole", "Pryce", "Sewell"),
        "Nana",
        plaits=True,
    ),
    Heritage(
        "AOTH",
        4,
        ("Laleh", "Parisa", "Shirin"),
        ("Hamid", "Navid", "Omid"),
        ("Barakzai", "Karimi-Dost", "Noori"),
        "Bibi",
        "Dari",
        muslim=True,
    ),
    Heritage(
        "OOTH",
        4,
        ("Hala", "Lamis", "Nour", "Rima", "Salma"),
        ("Anwar", "Karim", "Nabil", "Tarek", "Yusuf"),
        ("Al-Hadid", "Mansoor", "Sabbagh"),
        "Teta",
        "Arabic",
        muslim=True,
    ),
    Heritage(
        "MOTH",
        4,
        ("Bianca", "Carmen", "Luz", "Noor", "Paloma"),
        ("Dylan", "Elias", "Mateo", "Rafi", "Tiago"),
        ("Ferreira-Lowe", "Hassell", "Ortega"),
        "Gran",
    ),
    Heritage(
        "BCRB",
        3,
        ("Aaliyah", "Chantelle", "Nevaeh"),
        ("Andre", "Jerome", "Marlon"),
        ("Brathwell", "Francis-Lee", "Gayle-Moss"),
        "Granny",
        plaits=True,
    ),
    Heritage(
        "MWAS",
        3,
        ("Anya", "Leila", "Maya", "Priti"),
        ("Adam", "Kabir", "Neel", "Ravi"),
        ("Harrow", "Malik-Stone", "Sandhurst"),
        "Gran",
    ),
    Heritage(
        "WOTH",
        3,
        ("Beatriz", "Lena", "Magda"),
        ("Dawid", "Luka", "Tomasz"),
        ("Kowal", "Novakov", "Pereira-Dias"),
        "Babcia",
        "Polish",
    ),
    Heritage("CHNE", 1, ("Mei", "Xin"), ("Jun", "Wei"), ("Lau", "Tsang"), "Popo", "Cantonese"),
    Heritage("WROM", 1, ("Florica", "Mirela"), ("Marius", "Vasile"), ("Ciurar", "Lacatus"), "Bunica", "Romanian"),
)

ARRIVED_ALONE: tuple[Heritage, ...] = (
    Heritage("BAFR", 1, ("Ubah",), ("Abshir", "Guled"), ("Hirsi-Nur", "Samatar"), "Ayeeyo", "Somali", muslim=True),
    Heritage(
        "AOTH",
        3,
        ("Zohra",),
        ("Asad", "Farid", "Habib"),
        ("Ghafoori", "Stanakzai", "Wardaki"),
        "Bibi",
        "Pashto",
        muslim=True,
    ),
    Heritage("OOTH", 2, ("Lan",), ("Bao", "Dung"), ("Pham", "Tran"), "Ba", "Vietnamese"),
    Heritage("BAFR", 2, ("Selam",), ("Filmon", "Yonatan"), ("Gebreab", "Tekleab"), "Abay", "Tigrinya"),
    Heritage("OOTH", 2, ("Shilan",), ("Dler", "Hiwa"), ("Barzinji", "Osmani"), "Dapir", "Kurdish Sorani", muslim=True),
)

FRIENDS = (
    *("Aisha", "Amelie", "Ben", "Chidi", "Dani", "Eesa", "Faye", "George", "Hafsa", "Isla", "Jake", "Kofi"),
    *("Lola", "Mohsin", "Niamh", "Oscar", "Paige", "Rohan", "Sofia", "Theo", "Uma", "Vinnie", "Willow", "Zak"),
)
UNCLES = ("Uncle Dean", "Uncle Shafiq", "Uncle Leroy", "Uncle Pat", "Uncle Musa", "Uncle Greg")
DOGS = ("Biscuit", "Rusty", "Mango", "Bandit", "Pickle", "Scout", "Ziggy", "Pepper")
CATS = ("Smudge", "Olive", "Duchess", "Tiger", "Inky", "Marble")

FOSTER_CARERS: tuple[tuple[str, str | None, str], ...] = (
    ("Bridget", "Col", "Hanley"),
    ("Rukhsana", "Tariq", "Mahmud"),
    ("Yvonne", None, "Clarke-Bell"),
    ("Sal", "Denise", "Porter"),
    ("Comfort", "Joseph", "Asante"),
    ("Maureen", None, "Dowling"),
    ("Shahana", "Kabir", "Sattar"),
    ("Lorraine", "Winston", "Beckles"),
    ("Angela", None, "Prior"),
    ("Nasreen", "Iqbal", "Lodhi"),
    ("Peter", "Marc", "Ashdown"),
    ("Dorcas", None, "Owusu-Lamb"),
    ("Helen", "Graham", "Kirkby"),
    ("Rehana", None, "Syed-Hart"),
    ("Pauline", "Vic", "Tully"),
    ("Ngozi", "Emmanuel", "Obi-West"),
    ("Sandra", None, "Leaf"),
    ("Halima", "Abdul", "Quazi"),
    ("Jenny", "Rob", "Thackray"),
    ("Marva", None, "St Hill"),
    ("Tess", "Ian", "Lockyer"),
    ("Sultana", "Rafiq", "Bari"),
    ("Eileen", "Frank", "Mulcahy"),
    ("Gloria", None, "Addo-Grant"),
    ("Wendy", "Steve", "Parfitt"),
    ("Amina", "Hassan", "Jama-Reid"),
)
"""Two first names (or one) and the name on the door."""

KEY_WORKERS = ("Dionne", "Callum", "Shanice", "Piotr", "Bukola", "Gareth", "Samina", "Ellis")
ADOPTERS: tuple[tuple[str, str, str], ...] = (
    ("Rachel", "Owen", "Fairley"),
    ("Nadia", "Tim", "Brook-Aziz"),
    ("Jess", "Lou", "Merrick"),
)
SOCIAL_WORKERS = (
    "Priya Green",
    "Olu Fashanu-Day",
    "Marcin Zielony",
    "Hanan Fadel",
    "Beth Corrigan",
    "Leon Maddox",
    "Sunita Rao-Ellis",
    "Femi Alade",
    "Cerys Pugh",
)
TEAM_MANAGERS = ("Amina Shah", "Duncan Reeve", "Patience Mensah-Holt")
TEACHERS = (
    *("Miss Bello", "Mr Crane", "Mrs Haque", "Miss Ivers", "Mr Osei", "Mrs Patel", "Mr Quinn", "Miss Rahman"),
    *("Mrs Stone", "Mr Tariq", "Miss Umar", "Mr Vale", "Ms Webb", "Mrs Yilmaz"),
)
HEALTH_VISITORS = ("Carol", "Ifrah")
NURSES = ("Bea", "Teresa")
ADVISERS = ("Dermot", "Jacqui", "Naveed")
