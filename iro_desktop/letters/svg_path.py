"""The lines of an SVG path, as moves, lines and cubic curves in plain numbers (SVG 1.1, chapter 8)."""

import math
import re
from collections.abc import Iterator

Step = tuple[str, tuple[float, ...]]
"""A move "M", a line "L", a curve "C" or a closing "Z" with its points, all absolute."""
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

_TOKEN = re.compile(r"[A-Za-z]|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_NUMBERS_OF = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def path_steps(data: str) -> Iterator[Step]:
    """A path's commands, every curve as a cubic one. Raises ValueError where the path breaks off."""
    here: Point = (0.0, 0.0)
    start: Point = here
    smooth: Point | None = None
    before = ""
    for command, given in _commands(data):
        kind = command.upper()
        if kind == "Z":
            yield "Z", ()
            here, smooth, before = start, None, kind
            continue
        numbers = _absolute(kind, given, here) if command.islower() else given
        if kind in "HV":
            numbers = (numbers[0], here[1]) if kind == "H" else (here[0], numbers[0])
            kind = "L"
        elif kind in "ST":
            follows = smooth is not None and before in ("CS" if kind == "S" else "QT")
            # A smooth curve leaves its start the way the curve before it arrived.
            mirrored = (2 * here[0] - smooth[0], 2 * here[1] - smooth[1]) if smooth and follows else here
            numbers = (*mirrored, *numbers)
        end = (numbers[-2], numbers[-1])
        smooth = _handle(kind, numbers)
        yield from _drawn(kind, numbers, here)
        before, here = kind, end
        if kind == "M":
            start = here


def moved(steps: tuple[Step, ...], by: Matrix) -> tuple[Step, ...]:
    """The same steps, every point carried by the matrix."""
    a, b, c, d, e, f = by
    if by == (1.0, 0.0, 0.0, 1.0, 0.0, 0.0):
        return steps

    def carried(numbers: tuple[float, ...]) -> Iterator[float]:
        for place in range(0, len(numbers), 2):
            x, y = numbers[place], numbers[place + 1]
            yield a * x + c * y + e
            yield b * x + d * y + f

    return tuple((kind, tuple(carried(numbers))) for kind, numbers in steps)


def _handle(kind: str, numbers: tuple[float, ...]) -> Point | None:
    if kind in "CS":
        return numbers[2], numbers[3]
    return (numbers[0], numbers[1]) if kind in "QT" else None


def _drawn(kind: str, numbers: tuple[float, ...], here: Point) -> Iterator[Step]:
    match kind:
        case "M" | "L":
            yield kind, numbers
        case "C" | "S":
            yield "C", numbers
        case "Q" | "T":
            x, y, end_x, end_y = numbers
            first = (here[0] + 2 / 3 * (x - here[0]), here[1] + 2 / 3 * (y - here[1]))
            second = (end_x + 2 / 3 * (x - end_x), end_y + 2 / 3 * (y - end_y))
            yield "C", (*first, *second, end_x, end_y)
        case "A":
            yield from _arc(here, numbers)


def _arc(here: Point, numbers: tuple[float, ...]) -> Iterator[Step]:
    """A part of an ellipse as curves of at most a quarter each (SVG 1.1, appendix F.6)."""
    wide, high, tilt, large, sweep, x, y = numbers
    wide, high = abs(wide), abs(high)
    if not wide or not high or (x, y) == here:
        yield "L", (x, y)
        return
    turn = math.radians(tilt)
    cosine, sine = math.cos(turn), math.sin(turn)
    half_x, half_y = (here[0] - x) / 2, (here[1] - y) / 2
    over, down = cosine * half_x + sine * half_y, -sine * half_x + cosine * half_y
    too_small = (over / wide) ** 2 + (down / high) ** 2
    if too_small > 1:
        wide, high = wide * math.sqrt(too_small), high * math.sqrt(too_small)
    spread = (wide * down) ** 2 + (high * over) ** 2
    root = math.sqrt(max(0.0, ((wide * high) ** 2 - spread) / spread))
    if bool(large) == bool(sweep):
        root = -root
    middle_x, middle_y = root * wide * down / high, -root * high * over / wide
    centre = (
        cosine * middle_x - sine * middle_y + (here[0] + x) / 2,
        sine * middle_x + cosine * middle_y + (here[1] + y) / 2,
    )
    begin = math.atan2((down - middle_y) / high, (over - middle_x) / wide)
    sweep_by = math.atan2((-down - middle_y) / high, (-over - middle_x) / wide) - begin
    if sweep and sweep_by < 0:
        sweep_by += 2 * math.pi
    elif not sweep and sweep_by > 0:
        sweep_by -= 2 * math.pi
    count = max(1, math.ceil(abs(sweep_by) / (math.pi / 2) - 1e-9))
    step = sweep_by / count
    reach = 4 / 3 * math.tan(step / 4)

    def on_paper(across: float, along: float) -> Point:
        return (
            centre[0] + cosine * wide * across - sine * high * along,
            centre[1] + sine * wide * across + cosine * high * along,
        )

    for number in range(count):
        one, two = begin + number * step, begin + (number + 1) * step
        first = on_paper(math.cos(one) - reach * math.sin(one), math.sin(one) + reach * math.cos(one))
        second = on_paper(math.cos(two) + reach * math.sin(two), math.sin(two) - reach * math.cos(two))
        end = (x, y) if number + 1 == count else on_paper(math.cos(two), math.sin(two))
        yield "C", (*first, *second, *end)


def _commands(data: str) -> Iterator[Step]:
    """Each command with its own numbers; SVG lets a repeated command leave out its letter."""
    tokens = _TOKEN.findall(data)
    position, command = 0, ""
    while position < len(tokens):
        if tokens[position].isalpha():
            command = tokens[position]
            position += 1
        count = _NUMBERS_OF.get(command.upper())
        if count is None or (count == 0 and position < len(tokens) and not tokens[position].isalpha()):
            raise ValueError("a path holds a command that is not known")
        if command.upper() == "A":
            # The two flags of an arc may stand without anything between them and the number after: "a1 1 0 01.5 2".
            tokens[position : position + 7] = _arc_tokens(tokens[position : position + 7])
        numbers = tuple(float(token) for token in tokens[position : position + count])
        if len(numbers) < count:
            raise ValueError("a path breaks off")
        yield command, numbers
        position += count
        command = {"M": "L", "m": "l"}.get(command, command)


def _arc_tokens(tokens: list[str]) -> list[str]:
    parted = tokens[:3]
    rest = tokens[3:]
    for _ in range(2):
        if not rest:
            break
        flag, after = rest[0][:1], rest[0][1:]
        parted.append(flag)
        rest = ([after] if after else []) + rest[1:]
    return parted + rest


def _absolute(kind: str, numbers: tuple[float, ...], here: Point) -> tuple[float, ...]:
    if kind == "V":
        return (numbers[0] + here[1],)
    if kind == "A":
        return (*numbers[:5], numbers[5] + here[0], numbers[6] + here[1])
    return tuple(number + here[place % 2] for place, number in enumerate(numbers))
