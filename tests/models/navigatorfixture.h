// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/fakeaccount.h"
#include "models/navigatormodel.h"
#include "models/printedtree.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <memory>
#include <optional>

namespace Testing {

using namespace Qt::StringLiterals;

inline constexpr auto arena = "arena-main";

inline QDateTime moment(int day, int hour, int minute, int second = 0)
{
    return QDateTime({2026, 11, day}, {hour, minute, second}, Qt::UTC);
}

enum class Tester { Attached, None };

// An account, a directory that reads it and a model over it, the tester attached before the first row.
class NavigatorFixture
{
public:
    explicit NavigatorFixture(Tester wanted = Tester::Attached)
        : m_client(account.makeClient())
        , model(&directory, [this] { return now; })
    {
        if (wanted == Tester::Attached)
            tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        directory.setClient(m_client.get());
    }

    void read()
    {
        directory.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(directory.state(), Session::ChannelDirectory::State::Ready, 30000);
    }

    QModelIndex channel(const QString &name) const { return model.indexOfChannel(FakeAccount::arnOf(name)); }

    // The tester asks for the sessions of every channel by itself.
    void open(const QString &name)
    {
        model.fetchMore(channel(name));
        const Session::SessionList *list = directory.sessions(FakeAccount::arnOf(name));
        QTRY_VERIFY(list->state() == Session::SessionList::State::Ready
                    || list->state() == Session::SessionList::State::Failed);
        QTRY_VERIFY(model.rowCount(channel(name)) > 0);
    }

    QString printed(const QString &name) const { return printedTree(model, channel(name)); }

    QDateTime now = moment(24, 3, 14, 20);
    FakeAccount account;

private:
    std::unique_ptr<Ivs::IvsClient> m_client;

public:
    Session::ChannelDirectory directory;
    Models::NavigatorModel model;
    std::optional<QAbstractItemModelTester> tester;
};

// The sessions of the design's pictures.
inline void addArena(FakeAccount *account)
{
    const QString name = QString::fromUtf8(arena);
    account->addChannel(name, {{u"tags"_s, QJsonObject{{u"team"_s, u"live-ops"_s}}}});
    account->addSession(name, u"st-old"_s, moment(2, 20, 0), moment(2, 21, 0));
    account->addSession(name, u"st-fri"_s, moment(20, 20, 0), moment(20, 23, 59, 58));
    account->addSession(name, u"st-sat"_s, moment(21, 20, 1), moment(21, 23, 56, 47), true);
    account->addSession(name, u"st-sun"_s, moment(22, 19, 58), moment(22, 23, 59, 5));
    account->addSession(name, u"st-mon1"_s, moment(23, 18, 55, 20), moment(23, 19, 36, 29));
    account->addSession(name, u"st-mon2"_s, moment(23, 19, 52, 47), moment(23, 19, 53, 18), true);
    account->addSession(name, u"st-tue1"_s, moment(24, 0, 2, 11), moment(24, 2, 0, 51));
    account->addSession(name, u"st-tue2"_s, moment(24, 2, 41, 8), {}, true);
    account->setLive(name, u"STARVING"_s);
}

} // namespace Testing
