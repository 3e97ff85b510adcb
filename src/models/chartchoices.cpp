// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/chartchoices.h"

using namespace Qt::StringLiterals;

namespace Models {

using CloudWatch::Metric;

namespace {

constexpr auto openedWord = "opened"_L1;
constexpr auto foldedWord = "folded"_L1;
constexpr auto hiddenWord = "hidden"_L1;

} // namespace

void ChartChoices::setFolded(Metric metric, bool isFolded)
{
    m_opened.removeAll(metric);
    m_folded.removeAll(metric);
    (isFolded ? m_folded : m_opened).append(metric);
}

void ChartChoices::setShown(Metric metric, bool isShown)
{
    m_hidden.removeAll(metric);
    if (!isShown)
        m_hidden.append(metric);
}

QStringList ChartChoices::toWords() const
{
    QStringList words;
    const auto add = [&words](QLatin1StringView word, const QList<Metric> &metrics) {
        for (const Metric metric : metrics)
            words << word + u' ' + CloudWatch::metricName(metric);
    };
    add(openedWord, m_opened);
    add(foldedWord, m_folded);
    add(hiddenWord, m_hidden);
    return words;
}

ChartChoices ChartChoices::fromWords(const QStringList &words)
{
    ChartChoices choices;
    for (const QString &both : words) {
        const QString word = both.section(u' ', 0, 0);
        const auto metric = CloudWatch::metricFromName(both.section(u' ', 1));
        if (!metric)
            continue;
        if (word == openedWord || word == foldedWord)
            choices.setFolded(*metric, word == foldedWord);
        else if (word == hiddenWord)
            choices.setShown(*metric, false);
    }
    return choices;
}

} // namespace Models
