<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!--
SPDX-FileCopyrightText: The Streamloupe authors
SPDX-License-Identifier: GPL-3.0-or-later
-->
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Widgets::JsonView</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
</TS>
