# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Who may include whom: docs/ARCHITECTURE.md has the table in words, this file holds it as data. The link graph keeps
# forbidden Qt modules out; our own headers are all reachable from src/, so they are checked here.
#
#   cmake -P tests/layers.cmake                             checks src/
#   cmake -D SELF_TEST=<scratch folder> -P tests/layers.cmake
#                                                           proves that forbidden includes are found
cmake_minimum_required(VERSION 3.25)

# Layers that may be included, besides the layer itself. A name with a slash is one header, a leading ! takes one out.
set(MAY_base "")
set(MAY_aws base)
set(MAY_ivs base aws)
set(MAY_cloudwatch base aws)
set(MAY_session base ivs cloudwatch aws !aws/client.h !aws/transport.h)
set(MAY_analysis base ivs cloudwatch session !ivs/ivsclient.h !cloudwatch/cloudwatchclient.h)
set(MAY_models base ivs cloudwatch session analysis !ivs/ivsclient.h !cloudwatch/cloudwatchclient.h)
set(MAY_widgets base session analysis models)
set(MAY_simulator base aws/sigv4.h)
set(MAY_app base aws ivs cloudwatch session analysis models widgets simulator)
set(MAY_cli ${MAY_app})
set(MAY_sim ${MAY_app})
set(LAYERS base aws ivs cloudwatch session analysis models widgets simulator app cli sim)

# Headers from outside that belong to some layers alone: a regular expression on what stands between the brackets,
# then who may. The first that matches counts.
set(QT_WIDGETS "Widget|Application|MainWindow|Dialog|Label|Action|Menu|Style|(Tree|Table|List|Graphics|Header)View")
string(APPEND QT_WIDGETS "|(Styled|Abstract)ItemDelegate|(Form|Grid|HBox|VBox)Layout")
set(OUTSIDE_1 "^openssl/" aws simulator)
set(OUTSIDE_2 "^httplib\\.h" simulator)
set(OUTSIDE_3 "^qcoro/" aws ivs cloudwatch)
set(OUTSIDE_4 "^CLI/" base app cli sim) # base: commandline alone, a library that no layer links
set(OUTSIDE_5 "^qcustomplot\\.h" widgets)
set(OUTSIDE_6 "^Q(Network|Ssl|Tcp|Host)" aws ivs cloudwatch app cli sim)
set(OUTSIDE_7 "^QJson" base aws ivs cloudwatch session analysis models simulator app cli sim)
set(OUTSIDE_8 "^Q(${QT_WIDGETS})$" widgets app)
set(OUTSIDE_9 "^Qt[A-Z][A-Za-z]+/") # nobody: <QLabel>, not <QtWidgets/QLabel>, which the link graph cannot forbid

# Is `header` ("aws/client.h") allowed in a file of `layer`?
function(may_include layer header result)
    string(REGEX MATCH "^[^/]+" other ${header})
    set(allowed FALSE)
    if(other STREQUAL layer OR other IN_LIST MAY_${layer} OR header IN_LIST MAY_${layer})
        set(allowed TRUE)
    endif()
    if("!${header}" IN_LIST MAY_${layer})
        set(allowed FALSE)
    endif()
    set(${result} ${allowed} PARENT_SCOPE)
endfunction()

function(check_own_include layer where header problems)
    set(problem "")
    if(header MATCHES "^ui_[a-z0-9]+\\.h$|\\.moc$|^moc_[a-z0-9]+\\.cpp$")
        # Generated beside the file that includes it.
        if(header MATCHES "^ui_" AND NOT layer STREQUAL "widgets")
            set(problem "${where}: only widgets has forms (${header})")
        endif()
    elseif(NOT header MATCHES "^([a-z]+)/[a-z0-9]+\\.h$" OR NOT CMAKE_MATCH_1 IN_LIST LAYERS)
        set(problem "${where}: our headers are included as \"layer/file.h\", not \"${header}\"")
    else()
        may_include(${layer} ${header} allowed)
        if(NOT allowed)
            set(problem "${where}: ${layer} may not include ${header}")
        endif()
    endif()
    set(${problems} ${${problems}} ${problem} PARENT_SCOPE)
endfunction()

function(check_outside_include layer where header problems)
    foreach(rule RANGE 1 9)
        set(layers ${OUTSIDE_${rule}})
        list(POP_FRONT layers pattern)
        if(header MATCHES "${pattern}")
            if(NOT layer IN_LIST layers)
                list(APPEND ${problems} "${where}: ${layer} may not include <${header}>")
            endif()
            break()
        endif()
    endforeach()
    set(${problems} ${${problems}} PARENT_SCOPE)
endfunction()

# Everything that is wrong below `source` (a folder with one folder a layer), as a list of sentences.
function(check_tree source result)
    set(found "")
    set(count 0)
    file(GLOB_RECURSE files RELATIVE ${source} ${source}/*.h ${source}/*.cpp)
    list(SORT files)
    foreach(file IN LISTS files)
        string(REGEX MATCH "^[^/]+" layer ${file})
        if(NOT layer IN_LIST LAYERS)
            list(APPEND found "${file}: '${layer}' is no layer, add it to tests/layers.cmake")
            continue()
        endif()
        math(EXPR count "${count} + 1")
        file(STRINGS ${source}/${file} lines REGEX "^[ \t]*#[ \t]*include[ \t]*[\"<]")
        foreach(line IN LISTS lines)
            if(line MATCHES "include[ \t]*\"([^\"]+)\"")
                check_own_include(${layer} ${file} ${CMAKE_MATCH_1} found)
            elseif(line MATCHES "include[ \t]*<([^>]+)>")
                check_outside_include(${layer} ${file} ${CMAKE_MATCH_1} found)
            endif()
        endforeach()
    endforeach()
    set(${result} ${found} PARENT_SCOPE)
    set(${result}_FILES ${count} PARENT_SCOPE)
endfunction()

# Each row: a file, one include in it, and whether the check must find it.
function(self_test scratch)
    set(rows
        "base/a.h|\"base/json.h\"|fine"
        "base/a.h|\"aws/sigv4.h\"|found"
        "aws/a.cpp|\"ivs/codec.h\"|found"
        "aws/a.cpp|<openssl/evp.h>|fine"
        "ivs/a.cpp|\"aws/client.h\"|fine"
        "ivs/a.cpp|\"cloudwatch/metricseries.h\"|found"
        "ivs/a.cpp|<openssl/evp.h>|found"
        "session/a.cpp|\"aws/requestrecord.h\"|fine"
        "session/a.cpp|\"aws/client.h\"|found"
        "session/a.cpp|\"aws/transport.h\"|found"
        "session/a.cpp|<QNetworkReply>|found"
        "analysis/a.cpp|\"models/channelmodel.h\"|found"
        "models/a.cpp|\"ivs/streamsession.h\"|fine"
        "models/a.cpp|\"ivs/ivsclient.h\"|found"
        "models/a.cpp|\"cloudwatch/cloudwatchclient.h\"|found"
        "analysis/a.cpp|\"cloudwatch/metricseries.h\"|fine"
        "models/a.cpp|\"aws/requestrecord.h\"|found"
        "models/a.cpp|<QTreeView>|found"
        "models/a.cpp|<QAbstractItemModel>|fine"
        "models/a.cpp|<QStringView>|fine"
        "models/a.cpp|<QtMath>|fine"
        "widgets/a.cpp|\"ivs/streamsession.h\"|found"
        "widgets/a.cpp|\"ui_mainwindow.h\"|fine"
        "widgets/a.cpp|<QJsonObject>|found"
        "widgets/a.cpp|<QNetworkAccessManager>|found"
        "widgets/a.cpp|<QtWidgets/QLabel>|found"
        "widgets/a.cpp|<qcustomplot.h>|fine"
        "simulator/a.cpp|\"aws/sigv4.h\"|fine"
        "simulator/a.cpp|\"aws/client.h\"|found"
        "simulator/a.cpp|\"ivs/codec.h\"|found"
        "simulator/a.cpp|<httplib.h>|fine"
        "session/a.cpp|<httplib.h>|found"
        "cli/a.cpp|\"ivs/ivsclient.h\"|fine"
        "session/a.cpp|\"session.h\"|found"
        "session/a.cpp|\"../ivs/codec.h\"|found"
        "misc/a.cpp|\"base/json.h\"|found")
    foreach(row IN LISTS rows)
        string(REPLACE "|" ";" row "${row}")
        list(GET row 0 file)
        list(GET row 1 include)
        list(GET row 2 expected)
        file(REMOVE_RECURSE ${scratch})
        file(WRITE ${scratch}/${file} "#include ${include}\n")
        check_tree(${scratch} problems)
        list(LENGTH problems count)
        if(expected STREQUAL "found" AND NOT count EQUAL 1 OR expected STREQUAL "fine" AND NOT count EQUAL 0)
            message(FATAL_ERROR "${file} with ${include}: expected '${expected}', the check said: ${problems}")
        endif()
    endforeach()
    file(REMOVE_RECURSE ${scratch})
    list(LENGTH rows count)
    message(STATUS "${count} includes judged as expected")
endfunction()

if(SELF_TEST)
    self_test(${SELF_TEST})
else()
    get_filename_component(source ${CMAKE_CURRENT_LIST_DIR}/../src ABSOLUTE)
    check_tree(${source} problems)
    if(problems)
        list(JOIN problems "\n  " text)
        message(FATAL_ERROR "Includes against the layers (docs/ARCHITECTURE.md):\n  ${text}")
    endif()
    message(STATUS "${problems_FILES} files keep to their layers")
endif()
