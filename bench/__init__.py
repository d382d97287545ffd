"""What is timed, against what goal, at which scale: ``python -m bench 1 10 100`` (or ``make bench SCALES="1 10"``).

Never a test: a machine's speed is no property of the code. The figures of a run go to ``docs/performance.md``.
"""
