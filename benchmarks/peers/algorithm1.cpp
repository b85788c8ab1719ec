// Algorithm 1 in C++: masks packed in words, unfitted data moved together after every jump; AVX-512 where there is.
#include <cmath>
#include <limits>
#include "npy.hpp"
#ifdef __AVX512F__
#include <immintrin.h>
#endif

using Words = std::vector<std::uint64_t>;

struct Problem {
    std::vector<double> squares;  // of the labels, padded with 0 to whole words
    std::vector<Words> columns;   // bit k of a neuron's column: it sees datum k
    std::size_t n;
};

static Problem load(const std::string& folder) {
    auto labels = read_npy(folder + "/labels.npy");
    std::string bytes = read_file(folder + "/mask.u64");
    std::size_t words = (labels.size() + 63) / 64, m = bytes.size() / 8 / words;
    Problem problem{std::vector<double>(64 * words), std::vector<Words>(m, Words(words)), labels.size()};
    for (std::size_t k = 0; k < labels.size(); k++) problem.squares[k] = labels[k] * labels[k];
    for (std::size_t j = 0; j < m; j++) std::memcpy(problem.columns[j].data(), bytes.data() + 8 * words * j, 8 * words);
    return problem;
}

// Adds up, for each neuron, the squares of what it sees.
static void sums(const Problem& p, const std::vector<char>& jumped, std::vector<double>& sum) {
    std::size_t m = p.columns.size(), words = p.columns[0].size();
#ifdef __AVX512F__
    std::vector<double> partial(8 * m + 8);
    double* at = partial.data() + (8 - reinterpret_cast<std::uintptr_t>(partial.data()) / 8 % 8) % 8;
    for (std::size_t i = 0; i < words; i++) {
        __m512d s[8];
        for (int c = 0; c < 8; c++) s[c] = _mm512_loadu_pd(&p.squares[64 * i + 8 * c]);
        for (std::size_t j = 0; j < m; j++) {
            if (jumped[j]) continue;
            std::uint64_t bits = p.columns[j][i];
            __m512d even = _mm512_load_pd(at + 8 * j), odd = _mm512_setzero_pd();
            for (int c = 0; c < 8; c += 2) {
                even = _mm512_mask_add_pd(even, static_cast<__mmask8>(bits >> 8 * c), even, s[c]);
                odd = _mm512_mask_add_pd(odd, static_cast<__mmask8>(bits >> (8 * c + 8)), odd, s[c + 1]);
            }
            _mm512_store_pd(at + 8 * j, _mm512_add_pd(even, odd));
        }
    }
    for (std::size_t j = 0; j < m; j++) {
        sum[j] = 0;
        for (int lane = 0; lane < 8; lane++) sum[j] += at[8 * j + lane];
    }
#else
    for (std::size_t j = 0; j < m; j++) {
        double total = 0;
        for (std::size_t i = 0; i < words && !jumped[j]; i++)
            for (int b = 0; b < 64; b++) total += (p.columns[j][i] >> b & 1) ? p.squares[64 * i + b] : 0;
        sum[j] = total;
    }
#endif
}

static std::uint64_t extract(std::uint64_t bits, std::uint64_t mask) {
#ifdef __BMI2__
    return _pext_u64(bits, mask);
#else
    std::uint64_t out = 0;
    for (int to = 0; mask; mask &= mask - 1) out |= (bits >> __builtin_ctzll(mask) & 1) << to++;
    return out;
#endif
}

// The problem without the data that neuron j sees.
static Problem without(const Problem& p, std::size_t j, const std::vector<char>& jumped) {
    std::size_t words = p.columns[j].size(), left = 0, m = p.columns.size();
    Words keep(words);
    for (std::size_t i = 0; i < words; i++) {
        keep[i] = ~p.columns[j][i];
        if (64 * i + 64 > p.n) keep[i] &= (std::uint64_t{1} << p.n % 64) - 1;
        left += __builtin_popcountll(keep[i]);
    }
    Problem next{std::vector<double>((left + 63) / 64 * 64 + 64), std::vector<Words>(m, Words()), left};
    std::size_t to = 0;
    for (std::size_t i = 0; i < words; i++) {
#ifdef __AVX512F__
        for (int c = 0; c < 8; c++) {
            auto bits = static_cast<__mmask8>(keep[i] >> 8 * c);
            _mm512_mask_compressstoreu_pd(&next.squares[to], bits, _mm512_loadu_pd(&p.squares[64 * i + 8 * c]));
            to += __builtin_popcount(bits);
        }
#else
        for (std::uint64_t bits = keep[i]; bits; bits &= bits - 1)
            next.squares[to++] = p.squares[64 * i + __builtin_ctzll(bits)];
#endif
    }
    for (std::size_t q = 0; q < m; q++) {
        next.columns[q].resize((left + 63) / 64 + 1);
        if (jumped[q]) continue;
        std::uint64_t* out = next.columns[q].data();
        unsigned filled = 0;
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < words; i++) {
            std::uint64_t bits = extract(p.columns[q][i], keep[i]);
            unsigned count = __builtin_popcountll(keep[i]);
            word |= bits << filled;
            if (filled + count >= 64) {
                *out++ = word;
                word = filled ? bits >> (64 - filled) : 0;
                filled += count - 64;
            } else {
                filled += count;
            }
        }
        *out = word;
        next.columns[q].pop_back();
    }
    return next;
}

static std::string run(const Problem& problem, long long) {
    std::size_t m = problem.columns.size();
    double n = problem.n, time = 0, norm = 0;
    std::vector<double> rho(m, -1), sum(m), times;
    std::vector<char> jumped(m);
    std::vector<std::size_t> neurons;
    Problem left;
    const Problem* now = &problem;
    while (now->n > 0) {
        sums(*now, jumped, sum);
        double wait = std::numeric_limits<double>::infinity();
        std::size_t next = m;
        for (std::size_t j = 0; j < m; j++) {
            if (jumped[j] || sum[j] == 0) continue;
            double needed = -rho[j] / (std::sqrt(sum[j]) / n);
            if (needed < wait) {
                wait = needed;
                next = j;
            }
        }
        if (next == m) break;
        time += wait;
        for (std::size_t j = 0; j < m; j++) rho[j] += std::sqrt(sum[j]) / n * wait;
        jumped[next] = true;
        neurons.push_back(next);
        times.push_back(time);
        norm += 2 * std::sqrt(sum[next]);
        left = without(*now, next, jumped);
        now = &left;
    }
    std::ostringstream out;
    out.precision(17);
    out << "\"neurons\": " << json(neurons) << ", \"times\": " << json(times) << ", \"squaredNorm\": " << norm;
    return out.str();
}

int main() { return serve(load, run); }
