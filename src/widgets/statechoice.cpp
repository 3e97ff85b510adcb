// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/statechoice.h"

#include "models/accounttext.h"
#include "session/sessionlist.h"

namespace Widgets::StateMessages {

namespace {

using ChannelState = Session::ChannelDirectory::State;
using ListState = Session::SessionList::State;

// What keeps the channel's sessions from being chosen, where something does.
std::optional<Message> aboutChannel(Session::Workspace &workspace, const QString &arn)
{
    const int row = arn.isEmpty() ? -1 : workspace.channels()->indexOf(arn);
    if (row < 0)
        return {};
    const auto *list = workspace.channels()->sessions(arn);
    if (!list->sessions().isEmpty())
        return {};
    if (list->state() == ListState::Ready)
        return noSessions(workspace.channels()->channels().at(row).name);
    if (list->state() == ListState::Failed && list->error())
        return failed(*list->error(), workspace.timeDisplay()->format(), askerOf(workspace));
    return {};
}

} // namespace

Asker askerOf(Session::Workspace &workspace)
{
    const auto entry = workspace.profiles()->entry(workspace.profile());
    return {.profile = Models::profileDisplayName(workspace.profile()),
            .canSignIn = workspace.account()->canSignIn(),
            .hasProfiles = !workspace.profiles()->entries().isEmpty(),
            .isUsable = !entry || entry->isUsable};
}

Message whereNothingIsOpen(Session::Workspace &workspace, const QString &pointedChannel, bool demoAvailable)
{
    const Asker asker = askerOf(workspace);
    const auto unconnected = [&](const Base::Error &error) {
        return notConnected(error, asker, workspace.connector()->lookedAt(), demoAvailable);
    };
    if (!workspace.isConnected() && workspace.connectionError())
        return unconnected(*workspace.connectionError());
    const auto *channels = workspace.channels();
    if (channels->state() == ChannelState::Failed && channels->channels().isEmpty() && channels->error()) {
        const auto &error = *channels->error();
        if (error.kind == Base::Error::Kind::NoCredentials && !asker.hasProfiles)
            return unconnected(error);
        return failed(error, workspace.timeDisplay()->format(), asker);
    }
    if (channels->state() == ChannelState::Ready && channels->channels().isEmpty())
        return noChannels(workspace.region(), workspace.profile());
    if (const auto message = aboutChannel(workspace, pointedChannel))
        return *message;
    return nothingChosen(channels->state() == ChannelState::Loading);
}

Message whereTheSessionFailed(Session::Workspace &workspace)
{
    const auto *current = workspace.current();
    return failed(*current->error(), workspace.timeDisplay()->format(), askerOf(workspace),
                  current->address() ? current->address()->channelArn : QString());
}

std::optional<Base::Error> errorOf(Session::Workspace &workspace)
{
    const auto &error = workspace.current()->error();
    return error ? error : workspace.channels()->error();
}

} // namespace Widgets::StateMessages
