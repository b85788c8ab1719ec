"""The ordinary PyTorch training loop: a module, an optimiser, backward(). Plain doubles: log λ ≥ −300 or so."""
import torch
from serve import serve

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def run(p, limit):
    n, m = len(p.y), len(p.a)
    x, y = torch.eye(n), torch.from_numpy(p.y.copy())
    hidden, output = torch.nn.Linear(n, m, bias=False), torch.nn.Linear(m, 1, bias=False)
    model = torch.nn.Sequential(hidden, torch.nn.ReLU(), output)
    with torch.no_grad():
        hidden.weight.copy_(torch.from_numpy(p.w * 2.0 ** p.e[:, None]))
        output.weight.copy_(torch.from_numpy((p.a * 2.0**p.e)[None, :]))
    optimiser = torch.optim.SGD(model.parameters(), lr=p.eta)
    loss_function = torch.nn.MSELoss()
    halves = []
    epoch = 0
    while True:
        loss = loss_function(model(x)[:, 0], y)
        error = loss.item()
        while len(halves) < len(p.levels) and error <= p.levels[len(halves)]:
            halves.append(epoch)
        if error <= p.tolerance or epoch == limit:
            break
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        epoch += 1
    squares = sum(float(torch.sum(w.detach() ** 2)) for w in model.parameters())
    return {"epochs": epoch, "halves": halves, "squaredNorm": squares}


serve(run)
