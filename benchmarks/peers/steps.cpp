// Gradient descent step by step, in C++: n = 64 and m = 6 known to the compiler, a power of two kept apart.
#include <algorithm>
#include <cmath>
#include "npy.hpp"

constexpr int N = 64, M = 6, BETWEEN_SCALINGS = 1000;

struct Network {
    alignas(64) double w[M][N];
    double a[M], visible[M];  // visible = 4^e: 0 while a neuron is too small to be seen
    long e[M];
};

// Moves powers of two from (a, w) to e; exact.
static void rescale(Network& net) {
    for (int j = 0; j < M; j++) {
        int shift;
        std::frexp(net.a[j], &shift);
        if (net.e[j] + shift > 0) shift = -net.e[j];
        net.a[j] = std::ldexp(net.a[j], -shift);
        for (double& w : net.w[j]) w = std::ldexp(w, -shift);
        net.e[j] += shift;
        net.visible[j] = std::ldexp(1.0, static_cast<int>(std::max(-100000L, 2 * net.e[j])));
    }
}

// The residuals r; returns the mean squared error.
static double measure(const Network& net, const double* y, double* r) {
    for (int k = 0; k < N; k++) r[k] = y[k];
    for (int j = 0; j < M; j++) {
        double c = net.visible[j] * net.a[j];
        for (int k = 0; k < N; k++) r[k] -= c * (net.w[j][k] > 0 ? net.w[j][k] : 0);
    }
    double squares = 0;
    for (int k = 0; k < N; k++) squares += r[k] * r[k];
    return squares / N;
}

static void update(Network& net, const double* r, double rate) {
    for (int j = 0; j < M; j++) {
        double gradient = 0, c = rate * net.a[j];
        for (int k = 0; k < N; k++) {
            double active = net.w[j][k] > 0 ? r[k] : 0;
            gradient += active * net.w[j][k];
            net.w[j][k] += c * active;
        }
        net.a[j] += rate * gradient;
    }
}

struct Problem {
    Network start;
    std::vector<double> labels, levels, settings;
};

static Problem load(const std::string& folder) {
    auto start = read_npy(folder + "/start.npy"), labels = read_npy(folder + "/labels.npy");
    if (labels.size() != N || start.size() != M * (N + 2)) throw std::runtime_error("compiled for n = 64, m = 6");
    Problem problem{{}, labels, read_npy(folder + "/levels.npy"), read_npy(folder + "/settings.npy")};
    for (int j = 0; j < M; j++) {
        problem.start.a[j] = start[j * (N + 2)];
        problem.start.e[j] = static_cast<long>(start[j * (N + 2) + 1]);
        for (int k = 0; k < N; k++) problem.start.w[j][k] = start[j * (N + 2) + 2 + k];
    }
    return problem;
}

static std::string run(const Problem& problem, long long limit) {
    Network net = problem.start;
    const std::vector<double>& levels = problem.levels;
    double rate = 2 * problem.settings[0] / N, tolerance = problem.settings[1];
    alignas(64) double r[N];
    std::vector<long long> halves;
    long long epoch = 0;
    while (true) {
        if (epoch % BETWEEN_SCALINGS == 0) rescale(net);
        double error = measure(net, problem.labels.data(), r);
        while (halves.size() < levels.size() && error <= levels[halves.size()]) halves.push_back(epoch);
        if (error <= tolerance || epoch == limit) break;
        update(net, r, rate);
        epoch++;
    }
    double norm = 0;
    for (int j = 0; j < M; j++) {
        double squares = net.a[j] * net.a[j];
        for (double w : net.w[j]) squares += w * w;
        norm += net.visible[j] * squares;
    }
    std::ostringstream out;
    out.precision(17);
    out << "\"epochs\": " << epoch << ", \"halves\": " << json(halves) << ", \"squaredNorm\": " << norm;
    return out.str();
}

int main() { return serve(load, run); }
