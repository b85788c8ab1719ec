"""Gradient descent step by step in PyTorch, eager, gradients written out (no autograd)."""
import torch
from serve import serve

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


@torch.no_grad()
def run(p, limit):
    y, a, e, w = (torch.from_numpy(x.copy()) for x in (p.y, p.a, p.e, p.w))
    n = len(y)
    scale = 4.0**e  # 0 while a neuron is too small to be seen
    rate = 2 * p.eta / n
    halves = []
    epoch = 0
    while True:
        active = torch.relu(w)
        residual = y - (scale * a) @ active
        error = float(residual @ residual / n)
        while len(halves) < len(p.levels) and error <= p.levels[len(halves)]:
            halves.append(epoch)
        if error <= p.tolerance or epoch == limit:
            break
        a, w = a + rate * (active @ residual), w + rate * a[:, None] * ((w > 0) * residual)
        epoch += 1
        if epoch % 1000 == 0:  # move powers of two from (a, w) to e; exact
            shift = torch.minimum(torch.frexp(a)[1], -e).to(torch.int64)
            a, w, e = torch.ldexp(a, -shift), torch.ldexp(w, -shift[:, None]), e + shift
            scale = 4.0**e
    return {"epochs": epoch, "halves": halves, "squaredNorm": float(scale @ (a**2 + torch.sum(w**2, dim=1)))}


serve(run)
