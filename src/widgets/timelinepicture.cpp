// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TimelineWidget's pictures: for the clipboard, as PNG and as PDF.

#include "widgets/theme.h"
#include "widgets/timelinebar.h"
#include "widgets/timelineplot.h"
#include "widgets/timelinestrokes.h"
#include "widgets/timelinewidget.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int captionHeight = 32;
constexpr double captionX = 12;
constexpr double captionBaseline = 21;
constexpr int pointsPerInch = 72;

Base::Error fileError(const QFileDevice &file)
{
    return {.kind = Base::Error::Kind::File, .message = file.errorString(), .resource = file.fileName()};
}

} // namespace

QSize TimelineWidget::pictureSize() const
{
    return {m_plot->width(), captionHeight + static_cast<int>(std::ceil(m_plot->view().height()))};
}

// Whoever gets the picture has no window around it: the caption says what it shows.
void TimelineWidget::paintPicture(QPainter *painter) const
{
    const Theme &theme = m_plot->view().theme;
    painter->fillRect(QRect(QPoint(), pictureSize()), theme.window);
    const QString name = m_record ? m_record->channelName() : QString();
    Strokes::text(painter, captionX, captionBaseline, name, theme.text, Fonts::strong());
    double x = captionX + QFontMetricsF(Fonts::strong()).horizontalAdvance(name) + captionX;
    const QString stream = m_record ? m_record->session.streamId.value_or(QString()) : QString();
    Strokes::text(painter, x, captionBaseline, stream, theme.secondaryText, Fonts::mono());
    x += QFontMetricsF(Fonts::mono()).horizontalAdvance(stream) + captionX;
    const QString date = m_display->format().date(m_content.span().start);
    Strokes::text(painter, x, captionBaseline, date + u", "_s + m_bar->rangeText(), theme.text, Fonts::small());
    painter->translate(0, captionHeight);
    m_plot->paintPicture(painter);
}

QString TimelineWidget::pictureName() const
{
    const QString stream = m_record ? m_record->session.streamId.value_or(QString()) : QString();
    return (stream.isEmpty() ? tr("session") : stream) + u"-timeline"_s;
}

QImage TimelineWidget::picture(qreal scale) const
{
    QImage image((QSizeF(pictureSize()) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paintPicture(&painter);
    return image;
}

Base::Result<void> TimelineWidget::writePng(const QString &fileName, qreal scale) const
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || !picture(scale).save(&file, "PNG") || !file.commit())
        return Base::failure(fileError(file));
    return {};
}

Base::Result<void> TimelineWidget::writePdf(const QString &fileName) const
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return Base::failure(fileError(file));
    {
        QPdfWriter writer(&file);
        writer.setTitle(pictureName());
        writer.setResolution(pointsPerInch);
        writer.setPageSize(QPageSize(QSizeF(pictureSize()), QPageSize::Point));
        writer.setPageMargins({});
        QPainter painter(&writer);
        paintPicture(&painter);
    }
    if (!file.commit())
        return Base::failure(fileError(file));
    return {};
}

} // namespace Widgets
