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

QString text(const char *source)
{
    return QCoreApplication::translate("Models::AccountText", source);
}

} // namespace

QString timeLeftText(qint64 seconds)
{
    if (seconds <= 0)
        return text("expired");
    if (seconds < minute)
        return text("%1 s left").arg(seconds);
    if (seconds < hour)
        return text("%1 min left").arg(seconds / minute);
    return text("%1 h %2 min left").arg(seconds / hour).arg(seconds % hour / minute);
}

QString countdownText(qint64 seconds)
{
    return u"%1:%2"_s.arg(seconds / minute).arg(seconds % minute, 2, 10, QChar(u'0'));
}

QString profileDisplayName(const QString &name)
{
    return name.isEmpty() ? text("environment") : name;
}

QString profileDetailText(const Session::ProfileEntry &profile)
{
    QStringList parts{profile.kind};
    if (!profile.region.isEmpty())
        parts += profile.region;
    if (profile.isUsable)
        return parts.join(u", "_s);
    return text("%1; not usable: %2").arg(parts.join(u", "_s), profile.whyNot);
}

QString accountText(const Session::Account &account)
{
    using State = Session::Account::State;
    switch (account.state()) {
    case State::Unknown:
        return {};
    case State::Asking:
        return text("Asking who this is…");
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
    add(text("Profile: %1"), profileDisplayName(profile));
    add(text("Region: %1"), region);
    if (const auto &identity = account.identity()) {
        add(text("Account: %1"), identity->accountId);
        add(identity->isRole() ? text("Role: %1") : text("User: %1"), identity->principal());
        add(text("Session name: %1"), identity->sessionName());
        add(text("ARN: %1"), identity->arn);
    } else {
        add(text("Account: %1"), account.error() ? text("not known. %1").arg(accountText(account)) : QString());
    }
    add(text("Credentials from: %1"), account.credentials().source);
    const QDateTime expiresAt = account.credentials().expiresAt;
    if (expiresAt.isValid()) {
        add(text("Credentials good until: %1"),
            expiresAt.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s) + u", "_s + accountTimeText(account));
    }
    return lines.join(u'\n');
}

} // namespace Models
