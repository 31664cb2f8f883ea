"""Words that are no secret by themselves: parts of the names of streets and schools, and names that are words too."""

_PARTS = """
the a an of and at on in by new old great little upper lower north south east west high main middle street st road
rd avenue ave lane ln close cl drive dr court ct crescent cres gardens gdns place pl terrace ter square sq grove gr
park pk yard yd house hse cottage cott mount mt way row walk hill rise end green view mews station church chapel
school mill market bridge victoria queen queens king kings london manor village farm primary secondary infant
infants junior juniors nursery academy college centre center community foundation catholic england ce rc cofe
comprehensive grammar special home homes childrens children care residential trust limited ltd plc group services
service fostering agency council hospital clinic surgery
"""
_NAMES = """
will may mark grace hope joy rose faith dawn april june august summer autumn art bill rob ray jack pat sue bob drew
gene grant guy harry hazel heather holly iris ivy jade jasmine jean jet jewel josh king lance lily major max melody
mercy miles misty nick olive page paige pearl penny pepper peter poppy prince rain ralph reed reef rich robin rocky
rod ruby rusty sandy scarlet scout sienna skip skye sky star stone storm sunny tanner taylor trinity violet ward
west wren angel basil bay berry blue bonnie brook brooke bud buddy carol chase cherry chip christian clay cliff
coral daisy dale dean destiny don earl ebony eve fern finch flora florence forest fox frank gale glen glory harmony
haven heath honor honour hunter ice jay jude justice lark laurel liberty love lucky mason maverick merry noble norm
paris parker pip raven rhythm river rowan sage sterling teddy true ty tyne van vale wade wolf young little long
short small white black brown green gray grey bell bishop bond brooks burns bush butler carter chambers church cook
cooper cross day dear dobson english field fields fisher ford fry gardener good hall hand hands hill hills holiday
home house hunt key knight lamb land lane law life lock lord low mann march mills moon moore north park parks parish
peace pool poole porter potter power price read rice rivers savage shepherd shore singer slater smart snow south
speed spring stead steel street summers sweet swift tailor trees turner wall waters weeks well wells wise wood woods
words world yates years
"""
_OPENING = """
will may mark hope good little long day dear love home house read well weeks words young short small true white black
green blue april june august march summer autumn spring hand hands park field school church king page rain snow
"""

GENERIC = frozenset(_PARTS.split())
"""A street or school that is called by nothing else cannot be recognised by its name alone."""

_TITLES = "mr mrs ms miss mx dr sir dame prof professor rev reverend auntie aunty aunt uncle"
TITLES = frozenset(_TITLES.split())

NAMES_THAT_ARE_WORDS = frozenset(_NAMES.split())
"""Written small they name nobody."""

OPEN_SENTENCES = frozenset(_OPENING.split())
"""Where a sentence begins they name nobody either, unless the next word says that somebody did something."""
