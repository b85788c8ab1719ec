"""Algorithm 1 in NumPy, who sees what held in two ways: algorithm1_numpy.py bool or bytes.

bool: what a reader writes first. bytes: eight neurons a byte, one sum for each of the 256 possible bytes; the fastest
of those that we tried (also a matrix product a jump). Both forget the data that are fitted.
"""
import sys

import numpy as np
from serve import serve

KIND = sys.argv[1]
BITS = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1, bitorder="little").astype(float)


def prepare(p):
    """The mask, one row a datum."""
    rows = np.ascontiguousarray(p.mask.T)
    p.m = rows.shape[1]
    p.mask = rows.astype(bool) if KIND == "bool" else np.packbits(rows, axis=1, bitorder="little")
    return p


def seen(mask, squares, m):
    """For each neuron the sum of the squares of what it sees."""
    if KIND == "bytes":
        each = [np.bincount(column, weights=squares, minlength=256) @ BITS for column in mask.T]
        return np.concatenate(each)[:m]
    return np.array([np.sum(squares[column]) for column in mask.T])


def sees(mask, j):
    return mask[:, j // 8] >> j % 8 & 1 if KIND == "bytes" else mask[:, j]


def run(p, limit):
    mask, squares, m, n = p.mask, p.y**2, p.m, len(p.y)
    rho, jumped = np.full(m, -1.0), np.zeros(m, bool)
    time, norm, neurons, times = 0.0, 0.0, [], []
    while True:
        sums = seen(mask, squares, m)
        speed = np.where(jumped, 0, np.sqrt(sums) / n)
        wait = np.divide(-rho, speed, out=np.full(m, np.inf), where=speed > 0)
        j = int(np.argmin(wait))
        if wait[j] == np.inf:
            return {"neurons": neurons, "times": times, "squaredNorm": norm}
        time += wait[j]
        rho = rho + speed * wait[j]
        jumped[j] = True
        neurons.append(j)
        times.append(float(time))
        norm += 2 * float(np.sqrt(sums[j]))
        left = np.flatnonzero(sees(mask, j) == 0)
        mask, squares = mask[left], squares[left]


serve(run, prepare)
