// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/requesthandle.h"
#include "base/result.h"

#include <qcorotask.h>

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <stop_token>

// From coroutines to objects that ask: the one place where the contract of a RequestHandle is kept.
namespace Aws {

// One question between its asker and its answer. Withdrawn when the handle goes or when `owner` (who was asked) or
// `context` (who asks) is destroyed.
class Question : public std::enable_shared_from_this<Question>
{
public:
    Question(QObject *owner, QObject *context);
    ~Question();
    Question(const Question &) = delete;
    Question &operator=(const Question &) = delete;

    std::stop_source source() const { return m_stop; }
    std::stop_token token() const { return m_stop.get_token(); }

    // Runs `deliver` from the context's event loop, in the order of the posts, unless the question is withdrawn by
    // then.
    void post(std::function<void()> deliver);

private:
    std::stop_source m_stop;
    QPointer<QObject> m_context;
    QMetaObject::Connection m_ownerGone;
    QMetaObject::Connection m_contextGone;
};

template <typename T>
using Work = std::function<QCoro::Task<Base::Result<T>>(std::shared_ptr<Question>)>;

namespace Detail {

// All by value: the frame outlives whoever asked.
template <typename T>
QCoro::Task<> run(std::shared_ptr<Question> question, Work<T> work, std::function<void(Base::Result<T>)> done)
{
    auto answer = co_await work(question);
    question->post([done = std::move(done), answer = std::move(answer)] { done(answer); });
}

} // namespace Detail

// Does `work` and hands its result to `done`: once, from the event loop, never before this returns; in silence where
// the question is withdrawn. The work begins from the event loop as well: what is withdrawn at once is never sent.
template <typename T>
Base::RequestHandle start(QObject *owner, QObject *context, Work<T> work, std::function<void(Base::Result<T>)> done)
{
    const auto question = std::make_shared<Question>(owner, context);
    question->post([question = question.get(), work = std::move(work), done = std::move(done)] {
        Detail::run<T>(question->shared_from_this(), work, done);
    });
    return Base::RequestHandle(question->source());
}

} // namespace Aws
