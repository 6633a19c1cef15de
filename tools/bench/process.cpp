// SPDX-License-Identifier: GPL-3.0-or-later
#include "process.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace isi::bench {
namespace {

double seconds(const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
}

std::uint64_t rss_of(const std::string& dir) {
    std::ifstream statm(dir + "/statm");
    std::uint64_t total = 0, resident = 0;
    statm >> total >> resident;
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace

Usage usage_of(int pid) {
    const auto dir = fmt::format("/proc/{}", pid);
    std::ifstream stat(dir + "/stat");
    std::string text;
    std::getline(stat, text);
    const auto name_end = text.rfind(')');  // the name may hold spaces and parentheses
    if (name_end == std::string::npos)
        throw std::runtime_error(fmt::format("there is no process {} (--pid)", pid));
    std::istringstream rest(text.substr(name_end + 1));
    std::string skipped;
    for (int field = 3; field < 14; ++field) rest >> skipped;
    double user = 0, system = 0;
    rest >> user >> system;
    return {(user + system) / static_cast<double>(sysconf(_SC_CLK_TCK)), rss_of(dir)};
}

Usage own_usage() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return {seconds(usage.ru_utime) + seconds(usage.ru_stime), rss_of("/proc/self")};
}

}  // namespace isi::bench
