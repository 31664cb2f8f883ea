"""The council's ladder: the formal stages of a resolution, who answers each, and whether they keep the total."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.limit_keys import Choice, LimitKey, ResolutionDays, ResolutionName
from iro_desktop.models.limits import DEFAULT_LIMITS, Limits
from iro_desktop.models.resolution import INFORMAL, LadderStage
from iro_desktop.models.resolution_clocks import stages_break_the_total
from iro_desktop.queries.council import council_here
from iro_desktop.queries.limits import limits_here

DEFAULT_ROLES = ("Head of Service", "Divisional Director", "Corporate Director")
"""The ladder that a challenge climbs where a council has set none. Social worker and team manager are asked before."""
INFORMAL_NAME = "Informal"


@dataclass(frozen=True, slots=True)
class StageRow:
    """One formal stage."""

    number: int
    name: str
    role: str
    holder_name: str | None = None
    holder_email: str | None = None

    @property
    def who(self) -> str:
        """“Head of Service, Nadia Rahman”, or the role alone."""
        return f"{self.role}, {self.holder_name}" if self.holder_name else self.role


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The stages in the order in which they follow."""

    stages: tuple[StageRow, ...]
    is_default: bool
    """Nobody has set it yet."""
    days_each: int
    counts_working_days: bool
    total_days: int
    """Working days that all formal stages may take together: IRO Handbook 2010, 6.2."""
    breaks_total: bool
    called: str = ResolutionName.RESOLUTION
    """What those who are asked call a resolution: “IRO management alert”."""

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(stage.number for stage in self.stages)

    def stage(self, number: int) -> StageRow | None:
        """The stage with this number; None for informal, and for one that was taken off the ladder."""
        return next((stage for stage in self.stages if stage.number == number), None)

    def name_of(self, number: int) -> str:
        """“Informal”, “Stage 2”; also of a stage that is no longer on the ladder."""
        if number == INFORMAL:
            return INFORMAL_NAME
        stage = self.stage(number)
        return stage.name if stage is not None else f"Stage {number}"

    def next_after(self, number: int) -> StageRow | None:
        """The stage that follows; None at the top, from where only Cafcass is left."""
        return next((stage for stage in self.stages if stage.number > number), None)

    @property
    def warning(self) -> str:
        """What to say where the stages take longer than the Handbook allows; empty where they do not."""
        if not self.breaks_total:
            return ""
        kind = "working days" if self.counts_working_days else "days"
        return (
            f"{len(self.stages)} stages of {self.days_each} {kind} each take longer than the {self.total_days} working "
            "days that the IRO Handbook (2010, 6.2) gives to all of them together. You may leave a stage out."
        )


def ladder(session: Session, limits: Limits | None = None) -> Ladder:
    """The ladder of this council, or the one that stands while none is set."""
    counted_by = limits or limits_here(session)
    kept = session.scalars(
        select(LadderStage)
        .where(LadderStage.council == council_here(session), LadderStage.deleted_at.is_(None))
        .order_by(LadderStage.number)
    ).all()
    stages = tuple(StageRow(one.number, one.name, one.role, one.holder_name, one.holder_email) for one in kept)
    return _ladder_of(stages or default_stages(), is_default=not stages, limits=counted_by)


def default_stages() -> tuple[StageRow, ...]:
    """Three stages without a name beside the role."""
    return tuple(StageRow(number, f"Stage {number}", role) for number, role in enumerate(DEFAULT_ROLES, start=1))


def _ladder_of(stages: tuple[StageRow, ...], *, is_default: bool, limits: Limits = DEFAULT_LIMITS) -> Ladder:
    days = limits.amount(LimitKey.RESOLUTION_ANSWER)
    working = limits.choice(Choice.RESOLUTION_DAYS) == ResolutionDays.WORKING
    # The total is in working days: of calendar days, five in every seven are some.
    in_working_days = days if working else days * 5 // 7
    return Ladder(
        stages=stages,
        is_default=is_default,
        days_each=days,
        counts_working_days=working,
        total_days=limits.amount(LimitKey.RESOLUTION_TOTAL),
        breaks_total=stages_break_the_total([in_working_days] * len(stages), limits=limits),
        called=limits.choice(Choice.RESOLUTION_NAME),
    )
