# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the commands under tools/ share. Sourced, never run.

# say TEXT: one line about what happens now, apart from the output of the tools.
say() { printf '\n== %s\n' "$*"; }

# die CODE TEXT: what is wrong and what to do next, on stderr. 2 = usage or configuration.
die() {
    local code=$1
    shift
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit "$code"
}

# Settings of a desk that would change whom TLS trusts or where a request goes.
clean_environment() {
    unset SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE REQUESTS_CA_BUNDLE NODE_EXTRA_CA_CERTS
    unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY
}

# port_taken PORT: somebody listens on 127.0.0.1:PORT.
port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# configure PRESET [CMAKE-OPTION...], quiet unless it fails.
configure() {
    local preset=$1 log
    shift
    mkdir -p build
    log=build/configure-$preset.log
    if ! cmake --preset "$preset" "$@" >"$log" 2>&1; then
        cat "$log" >&2
        die 4 "CMake could not configure the preset '$preset'; see above"
    fi
}

# run_ctest NAME CTEST-ARGUMENT...: runs ctest, keeps its closing line for `closing_lines`. With ISI_SKIP_IS_FAILURE=1
# a skipped or disabled test fails the run: a test that does not run proves nothing.
run_ctest() {
    local name=$1 log code=0
    shift
    mkdir -p build
    log=build/ctest-$name.log
    ctest --no-tests=error --output-on-failure "$@" 2>&1 | tee "$log" || code=$?
    grep -E '^[0-9]+% tests passed' "$log" | sed "s/^/$name: /" >>build/closing-lines || true
    if [ "${ISI_SKIP_IS_FAILURE:-0}" = 1 ] && grep -qE '\*\*\*(Skipped|Not Run)|^The following tests did not run' "$log"; then
        echo "A test was skipped; here that is a failure." >&2
        code=1
    fi
    return "$code"
}

forget_closing_lines() { mkdir -p build && : >build/closing-lines; }
closing_lines() { cat build/closing-lines; }
