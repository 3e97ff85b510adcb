// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/accounttext.h"

#include "session/account.h"
#include "session/erroradvice.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Models::AccountText)
};

} // namespace

QString timeLeftText(qint64 seconds)
{
    if (seconds <= 0)
        return Text::tr("expired");
    if (seconds < minute)
        return Text::tr("%1 s left").arg(seconds);
    if (seconds < hour)
        return Text::tr("%1 min left").arg(seconds / minute);
    return Text::tr("%1 h %2 min left").arg(seconds / hour).arg(seconds % hour / minute);
}

QString countdownText(qint64 seconds)
{
    return u"%1:%2"_s.arg(seconds / minute).arg(seconds % minute, 2, 10, QChar(u'0'));
}

QString profileDisplayName(const QString &name)
{
    return name.isEmpty() ? Text::tr("environment") : name;
}

QString profileDetailText(const Session::ProfileEntry &profile)
{
    QStringList parts{profile.kind};
    if (!profile.region.isEmpty())
        parts += profile.region;
    if (profile.isUsable)
        return parts.join(u", "_s);
    return Text::tr("%1; not usable: %2").arg(parts.join(u", "_s), profile.whyNot);
}

QString accountText(const Session::Account &account)
{
    using State = Session::Account::State;
    switch (account.state()) {
    case State::Unknown:
        return {};
    case State::Asking:
        return Text::tr("Asking who this is…");
    case State::Failed:
        return account.error() ? Session::adviceFor(*account.error()).heading : QString();
    case State::Known:
        return account.identity()->principal() + u", "_s + account.identity()->accountId;
    }
    Q_UNREACHABLE();
}

QString accountTimeText(const Session::Account &account)
{
    const auto seconds = account.secondsLeft();
    return seconds ? timeLeftText(*seconds) : QString();
}

QString accountDetailsText(const Session::Account &account, const QString &profile, const QString &region)
{
    QStringList lines;
    const auto add = [&lines](const QString &label, const QString &value) {
        if (!value.isEmpty())
            lines += label.arg(value);
    };
    add(Text::tr("Profile: %1"), profileDisplayName(profile));
    add(Text::tr("Region: %1"), region);
    if (const auto &identity = account.identity()) {
        add(Text::tr("Account: %1"), identity->accountId);
        add(identity->isRole() ? Text::tr("Role: %1") : Text::tr("User: %1"), identity->principal());
        add(Text::tr("Session name: %1"), identity->sessionName());
        add(Text::tr("ARN: %1"), identity->arn);
    } else {
        add(Text::tr("Account: %1"), account.error() ? Text::tr("not known. %1").arg(accountText(account)) : QString());
    }
    add(Text::tr("Credentials from: %1"), account.credentials().source);
    const QDateTime expiresAt = account.credentials().expiresAt;
    if (expiresAt.isValid()) {
        add(Text::tr("Credentials good until: %1"),
            expiresAt.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s) + u", "_s + accountTimeText(account));
    }
    return lines.join(u'\n');
}

} // namespace Models
