"""The first jump by NumPy alone: python first_jump.py START.npy LABELS.csv STEP_SIZE prints its epoch.

START holds one neuron a row: a, e, w_0, w_1, ...; the neuron itself is 2^e (a, w), far below the smallest double. LABELS has a
column "label"; the inputs are the standard basis. Nothing here is taken from the Java library, which it is there to check.
"""
import sys
import numpy as np

start = np.load(sys.argv[1])
y = np.loadtxt(sys.argv[2], skiprows=1, ndmin=1)
eta = float(sys.argv[3])
a, e, w = start[:, 0], start[:, 1], start[:, 2:]

# On a plateau the neuron that sees the largest labels of its own sign grows fastest, and fits all of them at its jump.
seen = (w > 0) & (a[:, None] * y > 0)
after = np.sum(y**2) - np.max(seen @ y**2)
half = (np.sum(y**2) + after) / 2 / len(y)  # the mean squared error halfway between the first two plateaus

epoch = 0
while True:
    active = np.maximum(w, 0)
    residual = y - (4.0**e * a) @ active  # 4^e is 0 while a neuron is too small to be seen
    if residual @ residual / len(y) <= half:
        break
    a, w = a + 2 * eta / len(y) * (active @ residual), w + 2 * eta / len(y) * (w > 0) * np.outer(a, residual)
    epoch += 1
    if epoch % 1000 == 0:  # move powers of two from (a, w) to e; exact, and w is never so small as to underflow here
        shift = np.minimum(np.frexp(a)[1], -e)
        a, w, e = np.ldexp(a, -shift.astype(int)), np.ldexp(w, -shift.astype(int)[:, None]), e + shift
print(epoch)
