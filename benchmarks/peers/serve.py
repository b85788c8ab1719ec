"""What the Python peers share: the problem's files, and the loop that answers a line of input with a line of JSON."""
import json
import os
import sys
import time
from types import SimpleNamespace

import numpy as np


def load(folder):
    """The problem in a folder: the arrays of its .npy files, and the mask's packed columns if there are any."""
    arrays = {name[:-4]: np.load(os.path.join(folder, name)) for name in os.listdir(folder) if name.endswith(".npy")}
    problem = SimpleNamespace(y=arrays["labels"][0])
    if "start" in arrays:
        problem.a, problem.e, problem.w = arrays["start"][:, 0], arrays["start"][:, 1], arrays["start"][:, 2:]
        problem.levels = arrays["levels"][0]
        problem.eta, problem.tolerance, problem.log_lambda, problem.end = arrays["settings"][0]
    else:
        columns = np.fromfile(os.path.join(folder, "mask.u64"), "<u8").reshape(-1, (len(problem.y) + 63) // 64)
        problem.mask = np.unpackbits(columns.view(np.uint8), axis=1, count=len(problem.y), bitorder="little")
    return problem


def serve(run, prepare=lambda problem: problem):
    """Each line is a folder, a limit and seconds: run(prepare(load(folder)), limit) is repeated until they are used up.

    The answer is what run returns, with the processor's seconds for one run: other work on the machine hardly counts.
    """
    for line in sys.stdin:
        folder, limit, at_least = line.split()
        problem = prepare(load(folder))
        began, used, runs = time.process_time(), 0, 0
        while runs == 0 or used < float(at_least):
            result = run(problem, int(limit))
            runs += 1
            used = time.process_time() - began
        print(json.dumps({"seconds": used / runs, "runs": runs, **result}), flush=True)
