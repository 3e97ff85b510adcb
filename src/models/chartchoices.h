// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cloudwatch/metricseries.h"

#include <QList>
#include <QStringList>

namespace Models {

// Which charts somebody opened, folded or hid. All others fold and open as the room allows. A value, kept in the
// settings as words.
class ChartChoices
{
public:
    void setFolded(CloudWatch::Metric metric, bool isFolded);
    void setShown(CloudWatch::Metric metric, bool isShown);

    bool isFolded(CloudWatch::Metric metric) const { return m_folded.contains(metric); }
    bool isShown(CloudWatch::Metric metric) const { return !m_hidden.contains(metric); }
    const QList<CloudWatch::Metric> &opened() const { return m_opened; } // the one opened last is the last
    bool isEmpty() const { return m_opened.isEmpty() && m_folded.isEmpty() && m_hidden.isEmpty(); }

    // "opened IngestFramerate", "folded KeyframeInterval", "hidden ConcurrentViews". Words that are none of these are
    // passed over.
    QStringList toWords() const;
    static ChartChoices fromWords(const QStringList &words);

    friend bool operator==(const ChartChoices &, const ChartChoices &) = default;

private:
    QList<CloudWatch::Metric> m_opened;
    QList<CloudWatch::Metric> m_folded;
    QList<CloudWatch::Metric> m_hidden;
};

} // namespace Models
