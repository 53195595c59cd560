// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/preview/page_head.h"

#include "shared/validation.h"

#include <QtCore/QHash>
#include <QtCore/QStringDecoder>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Longer ones are of no use and are cut before anything else is done with them.
constexpr qsizetype longestValue = 4096;

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
}

QString decoded(const QByteArray &bytes, const QByteArray &charset)
{
    QStringDecoder named(charset.isEmpty() ? "UTF-8" : charset.constData());
    QStringDecoder decoder = charset.isEmpty() || !named.isValid() ? QStringDecoder::decoderForHtml(bytes) : std::move(named);
    if (!decoder.isValid())
        decoder = QStringDecoder(QStringDecoder::Utf8);
    return decoder(bytes);
}

/// The character of "amp", "#8217", "#x2019"; empty when it is none.
QString characterOf(const QString &name)
{
    static const QHash<QString, char32_t> named{
        {u"amp"_s, U'&'},         {u"lt"_s, U'<'},          {u"gt"_s, U'>'},          {u"quot"_s, U'"'},        {u"apos"_s, U'\''},
        {u"nbsp"_s, U' '},        {u"hellip"_s, U'\u2026'}, {u"ndash"_s, U'\u2013'},  {u"mdash"_s, U'\u2014'},  {u"lsquo"_s, U'\u2018'},
        {u"rsquo"_s, U'\u2019'},  {u"ldquo"_s, U'\u201C'},  {u"rdquo"_s, U'\u201D'},  {u"bull"_s, U'\u2022'},   {u"middot"_s, U'\u00B7'},
        {u"euro"_s, U'\u20AC'},   {u"copy"_s, U'\u00A9'},   {u"reg"_s, U'\u00AE'},    {u"laquo"_s, U'\u00AB'},  {u"raquo"_s, U'\u00BB'},
        {u"auml"_s, U'\u00E4'},   {u"ouml"_s, U'\u00F6'},   {u"uuml"_s, U'\u00FC'},   {u"Auml"_s, U'\u00C4'},   {u"Ouml"_s, U'\u00D6'},
        {u"Uuml"_s, U'\u00DC'},   {u"szlig"_s, U'\u00DF'},  {u"eacute"_s, U'\u00E9'}, {u"egrave"_s, U'\u00E8'}, {u"agrave"_s, U'\u00E0'},
        {u"ntilde"_s, U'\u00F1'}, {u"oacute"_s, U'\u00F3'}};
    char32_t character = named.value(name, 0);
    if (character == 0 && name.startsWith(u'#')) {
        bool isNumber = false;
        const bool isHex = name.size() > 1 && (name[1] == u'x' || name[1] == u'X');
        const uint number = isHex ? name.mid(2).toUInt(&isNumber, 16) : name.mid(1).toUInt(&isNumber, 10);
        const bool isCharacter = number > 0 && number <= 0x10ffff && !(number >= 0xd800 && number <= 0xdfff);
        character = isNumber && isCharacter ? char32_t(number) : 0;
    }
    return character == 0 ? QString() : QString::fromUcs4(&character, 1);
}

QString withoutEntities(const QString &text)
{
    constexpr qsizetype longestName = 10;
    QString out;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const qsizetype end = text[at] == u'&' ? text.indexOf(u';', at) : -1;
        const QString character = end > at && end - at <= longestName ? characterOf(text.mid(at + 1, end - at - 1)) : QString();
        if (character.isEmpty()) {
            out += text[at];
            continue;
        }
        out += character;
        at = end;
    }
    return out;
}

QString lineOf(const QString &raw, qsizetype most)
{
    QString line = tidyLine(withoutEntities(raw.left(longestValue)));
    if (line.size() <= most)
        return line;
    line.truncate(most - 1);
    if (line.back().isHighSurrogate())
        line.chop(1);
    return line.trimmed() + u'…';
}

/// Walks through a page from the front to the back and never goes back.
class Reader
{
public:
    explicit Reader(const QString &text)
        : m_text(text)
    {
    }

    /// Moves behind the name of the next tag that opens; empty: there is no more.
    QString nextTag()
    {
        while ((m_at = m_text.indexOf(u'<', m_at)) >= 0) {
            ++m_at;
            if (rest().startsWith("!--"_L1)) {
                skipBehind("-->"_L1);
                continue;
            }
            const QString name = word();
            if (name.isEmpty())
                continue;
            return name;
        }
        m_at = m_text.size();
        return {};
    }
    /// The attributes of the tag that was entered, and behind it.
    QHash<QString, QString> attributes()
    {
        QHash<QString, QString> out;
        while (skipSpace()) {
            if (m_text[m_at] == u'>') {
                ++m_at;
                break;
            }
            const QString name = word();
            if (name.isEmpty()) {
                ++m_at;
                continue;
            }
            if (!skipSpace() || m_text[m_at] != u'=')
                continue;
            ++m_at;
            if (!skipSpace())
                break;
            const QString read = value();
            if (!out.contains(name))
                out.insert(name, read);
        }
        return out;
    }
    /// What stands before "</name", and behind that.
    QString upToEnd(const QString &name)
    {
        const qsizetype from = m_at;
        const qsizetype end = m_text.indexOf(u"</"_s + name, m_at, Qt::CaseInsensitive);
        m_at = end < 0 ? m_text.size() : end + name.size() + 2;
        return end < 0 ? QString() : m_text.mid(from, std::min(end - from, longestValue));
    }

private:
    [[nodiscard]] QStringView rest() const { return QStringView(m_text).mid(m_at); }
    bool skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
        return m_at < m_text.size();
    }
    void skipBehind(QLatin1StringView sign)
    {
        const qsizetype end = m_text.indexOf(sign, m_at);
        m_at = end < 0 ? m_text.size() : end + sign.size();
    }
    QString word()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && (m_text[m_at].isLetterOrNumber() || m_text[m_at] == u'-' || m_text[m_at] == u':'))
            ++m_at;
        return m_text.mid(from, std::min<qsizetype>(m_at - from, 64)).toLower();
    }
    QString value()
    {
        const QChar quote = m_text[m_at];
        const qsizetype from = quote == u'"' || quote == u'\'' ? m_at + 1 : m_at;
        qsizetype end = from;
        if (from > m_at) {
            end = m_text.indexOf(quote, from);
            if (end < 0)
                end = m_text.size();
            m_at = std::min(end + 1, m_text.size());
        } else {
            while (end < m_text.size() && !isSpace(m_text[end]) && m_text[end] != u'>')
                ++end;
            m_at = end;
        }
        return m_text.mid(from, std::min(end - from, longestValue));
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

} // namespace

PageHead readPageHead(const QByteArray &bytes, const QByteArray &charset, const QUrl &page)
{
    const QString text = decoded(bytes, charset);
    Reader reader(text);
    QHash<QString, QString> said;
    for (QString tag = reader.nextTag(); !tag.isEmpty(); tag = reader.nextTag()) {
        if (tag == "body"_L1)
            break;
        const QHash<QString, QString> attributes = reader.attributes();
        if (tag == "title"_L1 || tag == "script"_L1 || tag == "style"_L1) {
            const QString inside = reader.upToEnd(tag);
            if (tag == "title"_L1 && !said.contains(u"title"_s))
                said.insert(u"title"_s, inside);
        } else if (tag == "meta"_L1) {
            const QString name = (attributes.contains(u"property"_s) ? attributes.value(u"property"_s) : attributes.value(u"name"_s))
                                     .toLower();
            if (!said.contains(name))
                said.insert(name, attributes.value(u"content"_s));
        }
    }
    const auto first = [&said](const QStringList &names, qsizetype most) {
        for (const QString &name : names) {
            if (const QString line = lineOf(said.value(name), most); !line.isEmpty())
                return line;
        }
        return QString();
    };
    PageHead head{.title = first({u"og:title"_s, u"twitter:title"_s, u"title"_s}, pageTitleMax),
                  .description = first({u"og:description"_s, u"description"_s, u"twitter:description"_s}, pageDescriptionMax)};
    const QString picture = withoutEntities(said.value(u"og:image"_s)).trimmed();
    if (!picture.isEmpty()) {
        const QUrl url = page.resolved(QUrl(picture, QUrl::TolerantMode));
        if (url.isValid() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1) && !url.host().isEmpty())
            head.picture = url;
    }
    return head;
}

} // namespace kith::client
