// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/credentialsprovider.h"
#include "base/clock.h"

#include <chrono>

namespace Aws {

// Keeps what another provider fetched, and fetches anew before it expires: once, however many ask at the time. Whoever
// stops asking does not stop it for the others; when nobody is left it is stopped.
class RefreshingCredentials final : public CredentialsProvider
{
public:
    // From here on they are fetched anew while the old ones are still given out,
    static constexpr std::chrono::minutes advisoryMargin{5};
    // and from here on everybody waits for the new ones.
    static constexpr std::chrono::minutes mandatoryMargin{1};
    // After a failure with credentials that are good for some time yet.
    static constexpr std::chrono::seconds pauseAfterFailure{30};

    RefreshingCredentials(std::shared_ptr<CredentialsProvider> source, Base::Clock clock);
    ~RefreshingCredentials() override;

    QCoro::Task<Base::Result<Credentials>> credentials(std::stop_token stop) override;
    bool invalidate(const Credentials &refused) override;

    struct State;

private:
    std::shared_ptr<State> m_state;
};

} // namespace Aws
