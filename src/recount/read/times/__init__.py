"""Times: expressions with their TIMEX3 value and the interval they stand for.

``read_times`` reads them in one pass over the text; ``range_between`` gives the
interval that a mention stands for in its phrase ("from 2011 to 2015", "since
March").
"""

from recount.read.times.ranges import range_between
from recount.read.times.reader import read_times

__all__ = ["range_between", "read_times"]
