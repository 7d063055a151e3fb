"""Work as it is counted where time would depend on the machine: bytecodes that Python executes."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def executed(call: Callable[[], object]) -> int:
    """How many bytecodes run in this thread until `call` returns; what C code does meanwhile is one."""
    count = 0

    def traced(frame: FrameType, event: str, _value: Any) -> Any:
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        call()
    finally:
        sys.settrace(before)
    return count
