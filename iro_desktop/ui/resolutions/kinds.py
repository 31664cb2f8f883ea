"""Which kinds of record the screens of resolutions show: they ask again when one of them changed."""

SHOWN = frozenset(
    {"resolution", "resolution_step", "ladder_stage", "child", "allocation", "officer"}
    | {"timescale_setting", "extra_bank_holiday"}
)
