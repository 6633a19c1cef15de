#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# regenerate_test.sh SOURCE SCRATCH: touching the WSDL, the XSD or typemap.dat generates the wire types once and then no
# more; touching anything else generates nothing. A scratch project with a copy of the wsdl room, so that the tree's own
# build is left alone.
set -euo pipefail
source=$1 scratch=$2
rm -rf "$scratch"
mkdir -p "$scratch"
cp -r "$source/wsdl" "$scratch/wsdl"
cat > "$scratch/CMakeLists.txt" <<CMAKE
cmake_minimum_required(VERSION 3.25)
project(regenerate LANGUAGES C CXX ASM)
list(APPEND CMAKE_MODULE_PATH "$source/tools/cmake")
include(IsiSettings)
include(IsiEmbed)
include(IsiRoom)
add_subdirectory(wsdl)
CMAKE
cmake -S "$scratch" -B "$scratch/build" -G Ninja > "$scratch/configure.log"

generated="wsdl/generated/soapC.cpp wsdl/generated/soapH.h wsdl/generated/soapStub.h wsdl/generated/soapIsiCvsService.h wsdl/generated/soapIsiCvsService.cpp wsdl/generated/IsiCvs.nsmap"
# generate WHAT EXPECTED: build the generated files, count the runs of each tool.
generate() {
    # shellcheck disable=SC2086
    ninja -C "$scratch/build" $generated > "$scratch/ninja.log"
    local wsdl2h soapcpp2
    wsdl2h=$(grep -c 'Contract: wsdl2h' "$scratch/ninja.log" || true)
    soapcpp2=$(grep -c 'Contract: soapcpp2' "$scratch/ninja.log" || true)
    if [ "$wsdl2h" != "$2" ] || [ "$soapcpp2" != "$2" ]; then
        echo "$1: wsdl2h ran $wsdl2h times and soapcpp2 $soapcpp2 times, expected $2" >&2
        cat "$scratch/ninja.log" >&2
        exit 1
    fi
    echo "ok: $1: generated $2 times"
}

generate "first build" 1
generate "nothing touched" 0
for file in isi_cvs_v1.wsdl isi_cvs_v1.xsd typemap.dat; do
    touch "$scratch/wsdl/$file"
    generate "$file touched" 1
    generate "again, nothing touched" 0
done
for file in README.md CHANGELOG.md contract.cpp; do
    touch "$scratch/wsdl/$file"
    generate "$file touched" 0
done
rm -rf "$scratch"
