// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/profileparser.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
           || "-_/.%@:+"_L1.contains(c);
}

bool isName(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isNameCharacter);
}

// Where a comment begins: '#' or ';' after a blank, or at the very start.
QStringView withoutComment(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool marks = text.at(i) == u'#' || text.at(i) == u';';
        if (marks && (i == 0 || isBlank(text.at(i - 1))))
            return text.left(i);
    }
    return text;
}

enum class Section {
    None, // nothing was opened yet
    Ignored, // a section that means nothing here, or whose name cannot be used
    Profile,
    Services,
    SsoSession,
};

struct Heading
{
    Section section = Section::Ignored;
    QString name;
    bool hasPrefix = false; // "[profile default]", which wins over "[default]"
};

// The inside of the brackets. Files of keys have plain names alone; config files say what a section is.
Heading readHeading(QStringView inside, SharedFile kind)
{
    const auto text = inside.trimmed();
    const auto blank = std::find_if(text.begin(), text.end(), isBlank);
    const QString word = QStringView(text.begin(), blank).toString();
    const QString rest = QStringView(blank, text.end()).trimmed().toString();
    if (rest.isEmpty()) {
        const bool isProfile = isName(word) && (kind == SharedFile::Credentials || word == "default"_L1);
        return isProfile ? Heading{Section::Profile, word, false} : Heading{};
    }
    if (kind == SharedFile::Credentials || !isName(rest))
        return {};
    if (word == "profile"_L1)
        return {Section::Profile, rest, true};
    if (word == "services"_L1)
        return {Section::Services, rest, true};
    if (word == "sso-session"_L1)
        return {Section::SsoSession, rest, true};
    return {};
}

class Parser
{
public:
    Parser(SharedFile kind, QString path)
        : m_kind(kind)
        , m_path(std::move(path))
    {
    }

    Base::Result<ParsedFile> parse(QStringView text)
    {
        const auto lines = text.split(u'\n');
        for (QStringView line : lines) {
            ++m_line;
            if (line.endsWith(u'\r'))
                line.chop(1);
            if (!read(line))
                return Base::failure(std::move(m_error));
        }
        return std::move(m_file);
    }

private:
    bool read(QStringView line)
    {
        const auto text = line.trimmed();
        if (text.isEmpty() || line.startsWith(u'#') || line.startsWith(u';'))
            return true;
        if (isBlank(line.front()))
            return readContinuation(text);
        if (text.startsWith(u'['))
            return readSection(text);
        return readProperty(text);
    }

    bool readSection(QStringView text)
    {
        const auto inside = withoutComment(text).trimmed();
        const auto end = inside.indexOf(u']');
        if (end < 0)
            return fail(QCoreApplication::translate("Aws::ProfileParser", "a section that does not end in ']'"));
        const auto after = inside.mid(end + 1).trimmed();
        if (!after.isEmpty() && !after.startsWith(u'#') && !after.startsWith(u';'))
            return fail(QCoreApplication::translate("Aws::ProfileParser", "text after a section's ']'"));
        open(readHeading(inside.mid(1, end - 1), m_kind));
        return true;
    }

    void open(const Heading &heading)
    {
        m_section = heading.section;
        m_property.clear();
        m_target = nullptr;
        switch (heading.section) {
        case Section::Profile:
            m_target = profile(heading);
            break;
        case Section::Services:
            m_target = &m_file.services[heading.name];
            break;
        case Section::SsoSession:
            m_target = &m_file.ssoSessions[heading.name];
            break;
        case Section::None:
        case Section::Ignored:
            break;
        }
        if (m_target)
            m_target->name = heading.name;
        else
            m_section = Section::Ignored;
    }

    // "[profile default]" takes the place of "[default]" as a whole, whichever stands first.
    Profile *profile(const Heading &heading)
    {
        if (m_kind == SharedFile::Config && heading.name == "default"_L1) {
            if (heading.hasPrefix && !m_defaultHasPrefix)
                m_file.profiles.remove(heading.name);
            else if (!heading.hasPrefix && m_defaultHasPrefix)
                return nullptr;
            m_defaultHasPrefix = heading.hasPrefix;
        }
        return &m_file.profiles[heading.name];
    }

    bool readProperty(QStringView text)
    {
        if (m_section == Section::None)
            return fail(QCoreApplication::translate("Aws::ProfileParser", "a setting before the first section"));
        const auto equals = text.indexOf(u'=');
        if (equals < 0)
            return fail(QCoreApplication::translate("Aws::ProfileParser", "neither a section nor a setting with '='"));
        const QString name = text.left(equals).trimmed().toString().toLower();
        if (name.isEmpty())
            return fail(QCoreApplication::translate("Aws::ProfileParser", "a setting without a name"));
        m_property.clear();
        m_nests = false;
        if (!m_target)
            return true;
        // A name that cannot be one is passed over, and so is what continues it.
        if (!isName(name)) {
            m_property.clear();
            m_skips = true;
            return true;
        }
        m_skips = false;
        m_property = name;
        const auto value = withoutComment(text.mid(equals + 1)).trimmed();
        if (isSecretProperty(name))
            m_target->secrets.insert(name, Base::Secret(value));
        else
            m_target->properties.insert(name, value.toString());
        m_target->nested.remove(name);
        m_nests = value.isEmpty();
        return true;
    }

    // A line more of the value above.
    void addLine(QStringView text)
    {
        if (!isSecretProperty(m_property)) {
            m_target->properties[m_property] += u'\n' + text.toString();
            return;
        }
        Base::Secret &secret = m_target->secrets[m_property];
        secret = Base::Secret(Base::Plaintext(secret.reveal().bytes() + '\n' + text.toUtf8()).bytes());
    }

    // An indented line goes on with the value above, or is a setting below one whose value is empty.
    bool readContinuation(QStringView text)
    {
        if (m_section == Section::None)
            return fail(QCoreApplication::translate("Aws::ProfileParser", "an indented line before the first section"));
        if (!m_target || m_skips)
            return true;
        if (m_property.isEmpty())
            return fail(
                QCoreApplication::translate("Aws::ProfileParser", "an indented line without a setting above it"));
        if (!m_nests) {
            addLine(text);
            return true;
        }
        const auto equals = text.indexOf(u'=');
        if (equals < 0)
            return fail(
                QCoreApplication::translate("Aws::ProfileParser", "an indented line that is no setting with '='"));
        const QString name = text.left(equals).trimmed().toString().toLower();
        if (name.isEmpty())
            return fail(QCoreApplication::translate("Aws::ProfileParser", "a setting without a name"));
        addLine(text);
        if (isName(name) && !isSecretProperty(m_property))
            m_target->nested[m_property].insert(name, text.mid(equals + 1).trimmed().toString());
        return true;
    }

    bool fail(const QString &what)
    {
        m_error = {
            .kind = Base::Error::Kind::Configuration,
            .message
            = QCoreApplication::translate("Aws::ProfileParser", "%1, line %2: %3.").arg(m_path).arg(m_line).arg(what)};
        return false;
    }

    SharedFile m_kind;
    QString m_path;
    ParsedFile m_file;
    Base::Error m_error;
    int m_line = 0;
    Section m_section = Section::None;
    Profile *m_target = nullptr; // points into m_file's maps, whose other entries do not move it
    QString m_property;
    bool m_nests = false;
    bool m_skips = false;
    bool m_defaultHasPrefix = false;
};

} // namespace

Base::Result<ParsedFile> parseSharedFile(const QByteArray &text, SharedFile kind, const QString &path)
{
    QString decoded = QString::fromUtf8(text);
    const bool isMarked = decoded.startsWith(QChar::ByteOrderMark);
    auto file = Parser(kind, path).parse(QStringView(decoded).mid(isMarked ? 1 : 0));
    Base::overwrite(decoded); // keys and all
    return file;
}

} // namespace Aws
