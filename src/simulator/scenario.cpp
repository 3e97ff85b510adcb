// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/scenario.h"

using namespace Qt::StringLiterals;

namespace Simulator {

QList<Scenario> allScenarios()
{
    return {Scenario::Healthy,         Scenario::Live,      Scenario::Starving,     Scenario::LimitBreach,
            Scenario::RecordingFailed, Scenario::Split,     Scenario::Multitrack,   Scenario::Takeover,
            Scenario::Truncated,       Scenario::NeverLive, Scenario::UnknownFields};
}

QString scenarioName(Scenario scenario)
{
    switch (scenario) {
    case Scenario::Healthy:
        return u"healthy"_s;
    case Scenario::Live:
        return u"live"_s;
    case Scenario::Starving:
        return u"starving"_s;
    case Scenario::LimitBreach:
        return u"limit-breach"_s;
    case Scenario::RecordingFailed:
        return u"recording-failed"_s;
    case Scenario::Split:
        return u"split"_s;
    case Scenario::Multitrack:
        return u"multitrack"_s;
    case Scenario::Takeover:
        return u"takeover"_s;
    case Scenario::Truncated:
        return u"truncated"_s;
    case Scenario::NeverLive:
        return u"never-live"_s;
    case Scenario::UnknownFields:
        return u"unknown-fields"_s;
    }
    return {};
}

std::optional<Scenario> scenarioFromName(const QString &name)
{
    const auto scenarios = allScenarios();
    for (const auto scenario : scenarios) {
        if (scenarioName(scenario) == name)
            return scenario;
    }
    return {};
}

QString scenarioChannelName(Scenario scenario)
{
    switch (scenario) {
    case Scenario::Healthy:
        return u"festival-stage-3"_s;
    case Scenario::Live:
        return u"quiz-late-show"_s;
    case Scenario::Starving:
        return u"arena-main"_s;
    case Scenario::LimitBreach:
        return u"esports-side-1"_s;
    case Scenario::RecordingFailed:
        return u"academy-room-2"_s;
    case Scenario::Split:
        return u"harbour-cam-01"_s;
    case Scenario::Multitrack:
        return u"esports-side-2"_s;
    case Scenario::Takeover:
        return u"concert-hall-b"_s;
    case Scenario::Truncated:
        return u"harbour-cam-02"_s;
    case Scenario::NeverLive:
        return u"gym-studio-1"_s;
    case Scenario::UnknownFields:
        return u"lab-preview"_s;
    }
    return {};
}

} // namespace Simulator
