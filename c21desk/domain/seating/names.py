"""What rule sets and conventions are called, on screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping

from c21desk.domain.kinds import SeatingConvention, SeatingRule
from c21desk.i18n import N_

RULES: Mapping[str, str] = {
    SeatingRule.LONG_TABLE: N_("Talks at a long table"),
    SeatingRule.ARMCHAIRS: N_("Meeting in armchairs"),
    SeatingRule.ROUND_BANQUET: N_("Banquet at round tables"),
    SeatingRule.WESTERN_TABLE: N_("Western table"),
    SeatingRule.GROUP_PHOTO: N_("Group photo"),
    SeatingRule.CAR: N_("Cars"),
    SeatingRule.SIGNING_TABLE: N_("Signing table"),
}
CONVENTIONS: Mapping[str, str] = {
    SeatingConvention.RIGHT: N_("Right (international)"),
    SeatingConvention.LEFT: N_("Left (Chinese domestic)"),
}
