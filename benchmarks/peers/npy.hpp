// What the C++ peers share: reading the problem's files, and the loop that answers a line of input with a line of JSON.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <time.h>
#include <vector>

inline std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

// The numbers of a .npy file, version 1.0, of little-endian doubles, row after row.
inline std::vector<double> read_npy(const std::string& path) {
    std::string bytes = read_file(path);
    std::uint16_t header;
    std::memcpy(&header, bytes.data() + 8, 2);
    std::size_t from = 10 + header;
    std::vector<double> numbers((bytes.size() - from) / 8);
    std::memcpy(numbers.data(), bytes.data() + from, 8 * numbers.size());
    return numbers;
}

template <typename T>
std::string json(const std::vector<T>& list) {
    std::ostringstream out;
    out.precision(17);
    for (std::size_t i = 0; i < list.size(); i++) out << (i ? ", " : "[") << list[i];
    out << "]";
    return list.empty() ? "[]" : out.str();
}

inline double cpu_seconds() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

// Each line of input is a folder, a limit and seconds: run(load(folder), limit) is repeated until this process has
// used them up. The answer is the inside of a JSON object that run returns, with the processor's seconds for one run.
template <typename Load, typename Run>
int serve(Load load, Run run) {
    std::string folder, result;
    long long limit;
    double atLeast;
    while (std::cin >> folder >> limit >> atLeast) {
        auto problem = load(folder);
        double began = cpu_seconds(), used;
        int runs = 0;
        do {
            result = run(problem, limit);
            runs++;
            used = cpu_seconds() - began;
        } while (used < atLeast);
        std::cout.precision(6);
        std::cout << "{\"seconds\": " << used / runs << ", \"runs\": " << runs << ", "
                  << result << "}" << std::endl;
    }
    return 0;
}
