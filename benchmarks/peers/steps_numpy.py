"""Gradient descent step by step, as a reader writes it in NumPy."""
import numpy as np
from serve import serve


def run(p, limit):
    n = len(p.y)
    a, e, w = p.a, p.e, p.w
    scale = 4.0**e  # 0 while a neuron is too small to be seen
    rate = 2 * p.eta / n
    halves = []
    epoch = 0
    while True:
        active = np.maximum(w, 0)
        residual = p.y - (scale * a) @ active
        error = residual @ residual / n
        while len(halves) < len(p.levels) and error <= p.levels[len(halves)]:
            halves.append(epoch)
        if error <= p.tolerance or epoch == limit:
            break
        a, w = a + rate * (active @ residual), w + rate * a[:, None] * ((w > 0) * residual)
        epoch += 1
        if epoch % 1000 == 0:  # move powers of two from (a, w) to e; exact
            shift = np.minimum(np.frexp(a)[1], -e).astype(int)
            a, w, e = np.ldexp(a, -shift), np.ldexp(w, -shift[:, None]), e + shift
            scale = 4.0**e
    return {"epochs": epoch, "halves": halves, "squaredNorm": float(scale @ (a**2 + np.sum(w**2, axis=1)))}


serve(run)
