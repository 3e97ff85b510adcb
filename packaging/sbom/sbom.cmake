# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The bill of materials of what we publish, as SPDX 2.3 (JSON):
#
#   cmake -D BUILD=<build tree> -D OUTPUT=<file.spdx.json> [-D FILES=<package>[;<package>…]] -P packaging/sbom/sbom.cmake
#
# Components and versions are those of the build tree (see dependencies.cmake); files are named with their checksums. The
# time is SOURCE_DATE_EPOCH where it is set, so that the same commit gives the same bytes.
cmake_minimum_required(VERSION 3.25)

foreach(variable BUILD OUTPUT)
    if(NOT ${variable})
        message(FATAL_ERROR "sbom.cmake: -D ${variable}=… is missing")
    endif()
endforeach()

set(licence_Qt "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only")
set(licence_OpenSSL "Apache-2.0")
set(licence_CLI11 "BSD-3-Clause")
set(licence_cpp-httplib "MIT")
set(licence_QCoro "MIT")
set(licence_QCustomPlot "GPL-3.0-or-later")
set(licence_tl-expected "CC0-1.0")
set(licence_SQLite "blessing")
set(licence_GCC-runtime "GPL-3.0-or-later WITH GCC-exception-3.1")
set(supplier_Qt "The Qt Company")
set(supplier_OpenSSL "OpenSSL Software Foundation")
set(supplier_GCC-runtime "Free Software Foundation")
# How the programs hold it.
set(relation_Qt DYNAMIC_LINK)
set(relation_OpenSSL DYNAMIC_LINK)
set(relation_SQLite DEPENDS_ON)
set(relation_GCC-runtime DYNAMIC_LINK)
# "Common Platform Enumeration": what advisories name these by.
set(cpe_Qt "qt:qt")
set(cpe_OpenSSL "openssl:openssl")
set(cpe_SQLite "sqlite:sqlite")
set(cpe_cpp-httplib "yhirose:cpp-httplib")

file(STRINGS ${BUILD}/CMakeCache.txt project_version REGEX "^CMAKE_PROJECT_VERSION:")
string(REGEX REPLACE "^[^=]*=" "" project_version "${project_version}")
file(STRINGS ${BUILD}/sbom/dependencies.txt dependencies)
string(TIMESTAMP now "%Y-%m-%dT%H:%M:%SZ" UTC)

# quoted(<text> <variable>): as a JSON string.
function(quoted text result)
    string(REPLACE "\\" "\\\\" text "${text}")
    string(REPLACE "\"" "\\\"" text "${text}")
    set(${result} "\"${text}\"" PARENT_SCOPE)
endfunction()

# append(<list> <member> <value>…): an object of these members, at the end of a list of the document.
function(append list)
    set(object "{}")
    while(ARGN)
        list(POP_FRONT ARGN member value)
        if(NOT value MATCHES "^(\\[|\\{|false$|true$)")
            quoted("${value}" value)
        endif()
        string(JSON object SET "${object}" ${member} "${value}")
    endwhile()
    string(JSON length LENGTH "${document}" ${list})
    string(JSON document SET "${document}" ${list} ${length} "${object}")
    set(document "${document}" PARENT_SCOPE)
endfunction()

macro(relate from kind to)
    append(relationships spdxElementId ${from} relationshipType ${kind} relatedSpdxElement ${to})
endmacro()

set(document [[{
    "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
    "creationInfo": {"creators": ["Organization: The Streamloupe authors", "Tool: packaging/sbom/sbom.cmake"]},
    "packages": [], "files": [], "relationships": []
}]])
string(JSON document SET "${document}" creationInfo created "\"${now}\"")
string(JSON document SET "${document}" name "\"streamloupe-${project_version}\"")

append(packages
    SPDXID SPDXRef-Package-streamloupe name streamloupe versionInfo "${project_version}"
    supplier "Organization: The Streamloupe authors" downloadLocation NOASSERTION filesAnalyzed false
    licenseConcluded GPL-3.0-or-later licenseDeclared GPL-3.0-or-later
    copyrightText "The Streamloupe authors" primaryPackagePurpose APPLICATION)
relate(SPDXRef-DOCUMENT DESCRIBES SPDXRef-Package-streamloupe)

foreach(dependency IN LISTS dependencies)
    string(REGEX MATCH "^([^=]+)=(.*)$" matched "${dependency}")
    set(name ${CMAKE_MATCH_1})
    set(version ${CMAKE_MATCH_2})
    if(NOT licence_${name})
        message(FATAL_ERROR "sbom.cmake: the licence of ${name} is not known")
    endif()
    set(supplier NOASSERTION)
    if(supplier_${name})
        set(supplier "Organization: ${supplier_${name}}")
    endif()
    set(members
        SPDXID SPDXRef-Package-${name} name ${name} supplier "${supplier}" downloadLocation NOASSERTION filesAnalyzed false
        licenseConcluded "${licence_${name}}" licenseDeclared "${licence_${name}}" copyrightText NOASSERTION
        primaryPackagePurpose LIBRARY)
    if(version)
        list(APPEND members versionInfo ${version})
        if(cpe_${name})
            string(CONCAT reference [[[{"referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": ]]
                "\"cpe:2.3:a:${cpe_${name}}:${version}:*:*:*:*:*:*:*\"}]")
            list(APPEND members externalRefs "${reference}")
        endif()
    endif()
    append(packages ${members})
    set(relation STATIC_LINK)
    if(relation_${name})
        set(relation ${relation_${name}})
    endif()
    relate(SPDXRef-Package-streamloupe ${relation} SPDXRef-Package-${name})
endforeach()

set(number 0)
foreach(file IN LISTS FILES)
    math(EXPR number "${number} + 1")
    cmake_path(GET file FILENAME name)
    file(SHA1 ${file} sha1)
    file(SHA256 ${file} sha256)
    append(files
        SPDXID SPDXRef-File-${number} fileName "./${name}"
        checksums "[{\"algorithm\": \"SHA1\", \"checksumValue\": \"${sha1}\"}, {\"algorithm\": \"SHA256\", \"checksumValue\": \"${sha256}\"}]"
        licenseConcluded GPL-3.0-or-later copyrightText "The Streamloupe authors")
    relate(SPDXRef-File-${number} GENERATED_FROM SPDXRef-Package-streamloupe)
endforeach()

# The name of a document is its own: another content, another name.
string(UUID identity NAMESPACE 6ba7b811-9dad-11d1-80b4-00c04fd430c8 NAME "${document}" TYPE SHA1)
string(JSON document SET "${document}" documentNamespace
    "\"https://streamloupe.org/spdx/streamloupe-${project_version}-${identity}\"")
file(WRITE ${OUTPUT} "${document}\n")
