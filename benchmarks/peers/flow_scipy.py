"""The gradient flow by SciPy: flow_scipy.py RK45 or LSODA.

In the variables of equation (6), log|w_j| and the unit vectors, for balanced neurons with positive labels, with the
activation held at the start's (with one sign no coordinate is ever switched off).
"""
import sys

import numpy as np
from scipy.integrate import solve_ivp
from serve import serve

METHOD = sys.argv[1]
# LSODA with the explicit method's tolerances makes no progress at log lambda = -1000000.
RELATIVE, ABSOLUTE = (1e-6, 1e-8) if METHOD == "LSODA" else (1e-8, 1e-10)


def run(p, limit):
    m, n = p.w.shape
    size = np.linalg.norm(p.w, axis=1)
    log_norm = np.log(size) + p.e * np.log(2)
    sees = p.w > 0
    most = np.log(np.linalg.norm(p.y)) + 3  # no squared norm exceeds |y|, but a step tried too far does

    def residual(state):
        units = state[m:].reshape(m, n)
        return p.y - np.exp(np.minimum(2 * state[:m], most)) @ (sees * units)

    def flow(t, state):
        units = state[m:].reshape(m, n)
        pull = sees * (residual(state) / n)
        growth = np.sum(units * pull, axis=1)
        return np.concatenate([growth, (pull - growth[:, None] * units).ravel()])

    def event(level):
        return lambda t, state: np.sum(residual(state) ** 2) / n - level

    start = np.concatenate([log_norm, (p.w / size[:, None]).ravel()])
    solution = solve_ivp(flow, (0, p.end), start, method=METHOD, rtol=RELATIVE, atol=ABSOLUTE,
                         events=[event(level) for level in p.levels])
    times = [float(t[0]) if len(t) else None for t in solution.t_events]
    norm = float(2 * np.sum(np.exp(2 * solution.y[:m, -1])))
    return {"evaluations": solution.nfev, "times": times, "squaredNorm": norm}


serve(run)
