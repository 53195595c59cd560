// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
QString filePath(const QString &file)
{
    return u"/api/files/"_s + file;
}

QString picturePath(const Person &person)
{
    return u"/api/users/%1/picture"_s.arg(person.id);
}

/// An upload of `from` that waits for its bytes.
QString declaredFile(Person &from)
{
    const HttpReply reply = from.api.send(
        {.method = "POST", .path = u"/api/files"_s, .body = QByteArray(), .contentType = {}, .headers = {{"X-File-Size", "1000"}}});
    return idOf(reply.json().value("file"_L1).toObject());
}

AccessRows uploads()
{
    // Any body is a file.
    const auto anything = [](Cast &) { return QJsonObject{{u"some"_s, u"bytes"_s}}; };
    return {
        {"files: upload", "POST", u"/api/files"_s, 201, 201, 201, 201, 201, fixedPath(u"/api/files"_s), anything},
        // Without a Content-Range nothing happens to the owner's either.
        {"files: go on with an upload of the owner", "PUT", u"/api/files/{fileId}"_s, 404, 404, 404, 404, 422,
         [](Cast &cast) { return filePath(declaredFile(cast.owner)); }, anything},
        {"files: how far an upload of the owner is", "GET", u"/api/files/{fileId}/upload"_s, 404, 404, 404, 404, 200,
         [](Cast &cast) { return filePath(declaredFile(cast.owner) + u"/upload"); }},
        {"files: an unfinished file of the owner", "GET", u"/api/files/{fileId}"_s, 404, 404, 404, 404, 404,
         [](Cast &cast) { return filePath(declaredFile(cast.owner)); }},
    };
}

AccessRows files()
{
    return {
        {"files: an unsent file of the owner", "GET", u"/api/files/{fileId}"_s, 404, 404, 404, 404, 200,
         [](Cast &cast) { return filePath(Town::upload(cast.owner, "unsent")); }},
        {"files: drop an unsent file of the owner", "DELETE", u"/api/files/{fileId}"_s, 404, 404, 404, 404, 204,
         [](Cast &cast) { return filePath(Town::upload(cast.owner, "unsent")); }},
        {"files: of an early message", "GET", u"/api/files/{fileId}"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return filePath(cast.earlyFile); }},
        {"files: of a late message", "GET", u"/api/files/{fileId}"_s, 404, 404, 200, 200, 200,
         [](Cast &cast) { return filePath(cast.lateFile); }},
        // It is not theirs, or (the owner's) a message carries it.
        {"files: drop a sent file of the owner", "DELETE", u"/api/files/{fileId}"_s, 404, 404, 404, 404, 409,
         [](Cast &cast) { return filePath(cast.lateFile); }},
        {"files: of an unsent message", "GET", u"/api/files/{fileId}"_s, 404, 404, 404, 404, 404,
         [](Cast &cast) {
             const QString file = Town::upload(cast.owner, "taken back");
             const QJsonObject message = Town::sendFile(cast.owner, cast.group, file);
             cast.owner.api.put(u"/api/messages/unsent/"_s + idOf(message));
             return filePath(file);
         }},
        {"files: between the owner and a member", "GET", u"/api/files/{fileId}"_s, 404, 404, 200, 404, 200,
         [](Cast &cast) {
             const QString file = Town::upload(cast.owner, "for one alone");
             Town::sendFile(cast.owner, cast.direct, file);
             return filePath(file);
         }},
    };
}

AccessRows pictures()
{
    const auto withPicture = [](Cast &cast) {
        Town::showPicture(cast.fellow);
        return picturePath(cast.fellow);
    };
    const auto groupPicture = [](Cast &cast) { return groupPath("/api/conversations/", cast, u"/picture"_s); };
    const auto notAPicture = [](Cast &) { return QJsonObject{{u"no"_s, u"picture"_s}}; };
    return {
        // The picture is younger than the block.
        {"pictures: of a fellow",
         "GET",
         u"/api/users/{userId}/picture"_s,
         404,
         200,
         200,
         200,
         200,
         withPicture,
         {},
         404,
         200},
        {"pictures: of somebody without", "GET", u"/api/users/{userId}/picture"_s, 404, 404, 404, 404, 404,
         [](Cast &cast) { return picturePath(cast.spare); }},
        {"pictures: change a fellow's", "PUT", u"/api/users/{userId}/picture"_s, 404, 403, 403, 403, 403, withPicture, notAPicture, 403,
         415},
        {"pictures: take a fellow's away", "DELETE", u"/api/users/{userId}/picture"_s, 404, 403, 403, 403, 403, withPicture, {}, 403, 204},
        {"pictures: of the group, which has none", "GET", u"/api/conversations/{conversationId}/picture"_s, 404, 404, 404, 404, 404,
         groupPicture},
        {"pictures: change the group's", "PUT", u"/api/conversations/{conversationId}/picture"_s, 404, 403, 403, 415, 415, groupPicture,
         notAPicture},
        {"pictures: take the group's away", "DELETE", u"/api/conversations/{conversationId}/picture"_s, 404, 403, 403, 204, 204,
         groupPicture},
    };
}
} // namespace

AccessRows fileRows()
{
    return uploads() + files() + pictures();
}

} // namespace kith::test
