// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/documents.h"
#include "models/fieldcatalogue.h"
#include "models/fieldtreemodel.h"
#include "models/printedtree.h"

#include <QAbstractItemModelTester>

namespace Testing {

// A model with the tester attached before its first row.
struct FieldTreeFixture
{
    explicit FieldTreeFixture(Models::FieldSection section)
        : model(section, &Models::FieldCatalogue::builtIn())
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }

    void show(const QJsonObject &response, const QStringList &withheld = {})
    {
        model.setDocument(response, decode(response).issues, withheld);
    }

    Models::FieldTreeModel model;
    QAbstractItemModelTester tester;
};

inline QModelIndex value(const QModelIndex &field)
{
    return field.siblingAtColumn(Models::FieldTreeModel::ValueColumn);
}

} // namespace Testing
