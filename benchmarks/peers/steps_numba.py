"""Gradient descent step by step: plain loops, compiled by numba."""
import math

import numpy as np
from numba import njit
from serve import serve


@njit(fastmath=True)
def train(y, a, e, w, eta, levels, tolerance, limit):
    m, n = w.shape
    scale = 4.0**e  # 0 while a neuron is too small to be seen
    rate = 2 * eta / n
    residual = np.empty(n)
    halves = np.zeros(len(levels), np.int64)
    reached = 0
    epoch = 0
    while True:
        residual[:] = y
        for j in range(m):
            c = scale[j] * a[j]
            for k in range(n):
                residual[k] -= c * max(w[j, k], 0.0)
        error = 0.0
        for k in range(n):
            error += residual[k] ** 2
        error /= n
        while reached < len(levels) and error <= levels[reached]:
            halves[reached] = epoch
            reached += 1
        if error <= tolerance or epoch == limit:
            break
        for j in range(m):
            gradient = 0.0
            c = rate * a[j]
            for k in range(n):
                active = residual[k] if w[j, k] > 0 else 0.0
                gradient += active * w[j, k]
                w[j, k] += c * active
            a[j] += rate * gradient
        epoch += 1
        if epoch % 1000 == 0:  # move powers of two from (a, w) to e; exact
            for j in range(m):
                shift = min(math.frexp(a[j])[1], -int(e[j]))
                a[j] = math.ldexp(a[j], -shift)
                for k in range(n):
                    w[j, k] = math.ldexp(w[j, k], -shift)
                e[j] += shift
                scale[j] = 4.0 ** e[j]
    squares = 0.0
    for j in range(m):
        squares += scale[j] * (a[j] ** 2 + np.sum(w[j] ** 2))
    return epoch, halves[:reached], squares


def run(p, limit):
    epoch, halves, squares = train(p.y, p.a.copy(), p.e.copy(), p.w.copy(), p.eta, p.levels, p.tolerance, limit)
    return {"epochs": epoch, "halves": halves.tolist(), "squaredNorm": squares}


serve(run)
